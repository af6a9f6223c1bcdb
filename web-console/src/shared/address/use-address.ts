import { useSearchParams } from 'react-router';

/** What a page shows, kept in its address, so that it survives a reload and can be sent to a colleague. An empty text takes a choice back. */
export function useAddress<K extends string>(keys: readonly K[]): [Partial<Record<K, string>>, (change: Partial<Record<K, string | null>>) => void] {
  const [params, setParams] = useSearchParams();
  const chosen = Object.fromEntries(keys.flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : []))) as Partial<Record<K, string>>;
  const change = (next: Partial<Record<K, string | null>>) => {
    // The browser's address, not the rendered one: a second choice may come before the page has drawn the first.
    const after = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries<string | null | undefined>(next)) {
      if (value) after.set(key, value);
      else after.delete(key);
    }
    setParams(after, { replace: true });
  };
  return [chosen, change];
}
