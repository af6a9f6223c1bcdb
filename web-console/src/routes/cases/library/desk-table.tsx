import { caseStatsApi, type LibraryDeskItem } from '@xianfeng/shared-types';
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import { usePages } from '@/shared/api';
import { dateOf, dateText } from '@/shared/format';
import { PagedTable, ToneTag } from '@/shared/ui';
import { ManageMenu } from './manage-menu';
import type { LibraryFilterState } from './use-library-filter';

interface Props extends Pick<LibraryFilterState, 'filter'> {
  status: LibraryDeskItem['status'];
  /** Part of the title. */
  words?: string;
}

/** Published or withdrawn cases with what may be done about each. */
export function DeskTable({ status, words, filter }: Props) {
  const pages = usePages(caseStatsApi.desk, { query: { ...filter, q: words, status, limit: 20 } });
  const withdrawn = status === 'withdrawn';
  const columns: TableProps<LibraryDeskItem>['columns'] = [
    {
      title: '案例',
      ellipsis: true,
      render: (_, { id, title, featured }) => (
        <>
          {featured && <ToneTag tone="red" text="精选" />}{' '}
          <Link to={`/cases/library/${id}`} title={title}>
            {title}
          </Link>
        </>
      ),
    },
    { title: '组织', dataIndex: 'orgName', width: 190, ellipsis: true },
    { title: '分类', dataIndex: 'categoryName', width: 140, ellipsis: true },
    { title: '发布时间', width: 130, render: (_, { publishedAt }) => (publishedAt ? dateText(dateOf(publishedAt)) : '—') },
    ...(withdrawn
      ? [{ title: '撤回原因', ellipsis: true, render: (_: unknown, { withdrawnReason }: LibraryDeskItem) => <span title={withdrawnReason ?? undefined}>{withdrawnReason}</span> }]
      : [
          { title: '借鉴', width: 70, align: 'right' as const, dataIndex: 'adoptedCount' },
          { title: '成效确认', width: 90, align: 'right' as const, dataIndex: 'confirmedCount' },
        ]),
    { title: '操作', width: 90, render: (_, item) => <ManageMenu item={item} /> },
  ];
  return <PagedTable<LibraryDeskItem> pages={pages} rowKey="id" columns={columns} scroll={{ x: 960 }} empty={withdrawn ? '没有撤回过的案例' : '没有符合条件的案例，请放宽筛选条件'} />;
}
