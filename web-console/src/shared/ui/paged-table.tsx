import { Empty, type TableProps } from 'antd';
import type { Pages } from '../api';
import { Pager } from './pager';
import { ProblemView } from './query-view';
import { WideTable } from './wide-table';

interface Props<T> extends Omit<TableProps<T>, 'dataSource' | 'pagination' | 'loading'> {
  pages: Pages<T>;
  /** Said when there is nothing, e.g. `没有待审案例`. */
  empty: string;
}

/** A table of a long list: the server filters and sorts, and no more rows are made than are shown. */
export function PagedTable<T extends object>({ pages, empty, ...rest }: Props<T>) {
  const { query, items } = pages;
  if (query.error && items.length === 0) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <WideTable<T>
        size="middle"
        {...rest}
        dataSource={items}
        pagination={false}
        loading={query.isPending || query.isPlaceholderData}
        locale={{ emptyText: query.isPending ? ' ' : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      />
      <Pager pages={pages} />
    </>
  );
}
