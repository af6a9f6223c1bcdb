import type { Id, IsoDate, LibraryFilter } from '@xianfeng/shared-types';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the officer looks for; lives in the address, so that other pages lead here and the way back is kept. */
export interface LibraryChoice extends LibraryFilter {
  q?: string;
  /** To be shown beside its id. */
  orgName?: string;
}

const NAMES = ['q', 'category', 'orgId', 'orgName', 'tag', 'from', 'to'] as const satisfies readonly (keyof LibraryChoice)[];

/** Address of the library with a choice made, e.g. from a line of the statistics. */
export function libraryPath(choice: LibraryChoice & { view?: string }): string {
  const params = new URLSearchParams(Object.entries(choice).filter((entry): entry is [string, string] => Boolean(entry[1])));
  return `/cases/library?${params}`;
}

export interface LibraryFilterState {
  choice: LibraryChoice;
  /** The choice as the server takes it. */
  filter: { category?: string; orgId?: Id; tag?: string; from?: IsoDate; to?: IsoDate };
  view: string | null;
  change: (patch: LibraryChoice & { view?: string }) => void;
}

export function useLibraryFilter(): LibraryFilterState {
  const [params, setParams] = useSearchParams();
  const choice = useMemo<LibraryChoice>(() => Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : []))), [params]);
  const { category, orgId, tag, from, to } = choice;
  const change = useCallback(
    (patch: LibraryChoice & { view?: string }) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(patch)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { choice, filter: { category, orgId, tag, from, to }, view: params.get('view'), change };
}
