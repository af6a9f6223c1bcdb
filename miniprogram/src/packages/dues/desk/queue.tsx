import type { Id, Page as Rows } from '@xianfeng/shared-types';
import { createContext, useContext, type ReactNode } from 'react';
import { useInfinite, useReloadOnShow, type Infinite } from '@/shared/hooks';
import { ListEnd, LoadedPage, type EmptyStateProps } from '@/shared/ui';

/** Told when something was decided: one thing less waits. */
export const Decided = createContext<() => void>(() => undefined);

export interface QueueProps {
  /** Tabs of the desk. */
  header: ReactNode;
}

export interface QueuePageProps<T> extends QueueProps {
  load: (cursor?: string) => Promise<Rows<T>>;
  empty: EmptyStateProps;
  children: (row: T, replace: (row: T) => void) => ReactNode;
}

/** A list of things to decide; a decision shows at once in its place. */
export function QueuePage<T extends { id: Id }>({ header, load, empty, children }: QueuePageProps<T>) {
  const list: Infinite<T> = useInfinite(load, []);
  useReloadOnShow(list);
  const decided = useContext(Decided);
  const replace = (next: T) => {
    list.setData((list.data ?? []).map((row) => (row.id === next.id ? next : row)));
    decided();
  };
  return (
    <LoadedPage state={list} header={header} skeleton="cards" empty={empty}>
      {(rows) => (
        <>
          {rows.map((row) => children(row, replace))}
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
