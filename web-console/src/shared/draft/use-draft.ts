import { useCallback, useState } from 'react';
import { useMe } from '../session';

function stored<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/**
 * What was typed and not sent yet: stays with its subject when the officer goes on to another one, opens another
 * page or reloads, and ends with the browser tab.
 */
export function useDraft<T>(name: string, empty: T): [value: T, set: (next: T) => void, clear: () => void] {
  const { member } = useMe();
  const key = `xianfeng.console.draft.${member.id}.${name}`;
  const [state, setState] = useState<{ key: string; value: T }>(() => ({ key, value: stored<T>(key) ?? empty }));
  // Another subject in the same place: its own words are shown at once, never those of the one before.
  const current = state.key === key ? state.value : (stored<T>(key) ?? empty);
  const set = useCallback(
    (value: T) => {
      sessionStorage.setItem(key, JSON.stringify(value));
      setState({ key, value });
    },
    [key],
  );
  const clear = () => {
    sessionStorage.removeItem(key);
    setState({ key, value: empty });
  };
  return [current, set, clear];
}
