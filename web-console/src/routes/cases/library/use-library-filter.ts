import type { Id, IsoDate, LibraryFilter } from '@xianfeng/shared-types';
import { useAddress } from '@/shared/address';

/** What the officer looks for; lives in the address, so that other pages lead here and the way back is kept. */
export interface LibraryChoice extends Omit<LibraryFilter, 'featured'> {
  q?: string;
  /** To be shown beside its id. */
  orgName?: string;
}

const NAMES = ['q', 'category', 'orgId', 'orgName', 'tag', 'from', 'to'] as const;

/** Address of the library with a choice made, e.g. from a line of the statistics. */
export function libraryPath(choice: LibraryChoice): string {
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
  const [{ view, ...choice }, change] = useAddress(['view', ...NAMES]);
  const { category, orgId, tag, from, to } = choice;
  return { choice, filter: { category, orgId, tag, from, to }, view: view ?? null, change };
}
