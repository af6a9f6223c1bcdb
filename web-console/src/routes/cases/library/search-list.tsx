import { libraryApi, type LibraryCard, type SearchHit, type TextRun } from '@xianfeng/shared-types';
import { Tag, Typography, type TableProps } from 'antd';
import { Link } from 'react-router';
import { usePages, type Pages } from '@/shared/api';
import { dateOf, dateText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';
import type { LibraryFilterState } from './use-library-filter';
import './search-list.css';

const LIMIT = 20;

/** Published cases of the whole group, by any words of their text. */
export function SearchList({ choice, filter }: Pick<LibraryFilterState, 'choice' | 'filter'>) {
  const words = choice.q ?? '';
  const listed = usePages(libraryApi.list, { query: { ...filter, limit: LIMIT } }, { enabled: words === '' });
  const found = usePages(libraryApi.search, { query: { ...filter, q: words, limit: LIMIT } }, { enabled: words !== '' });
  const pages: Pages<LibraryCard | SearchHit> = words ? found : listed;
  const columns: TableProps<LibraryCard | SearchHit>['columns'] = [
    { title: '案例', render: (_, row) => <Title row={row} /> },
    { title: '组织', dataIndex: 'orgName', width: 200, ellipsis: true },
    { title: '分类', dataIndex: 'categoryName', width: 140, ellipsis: true },
    { title: '发布时间', width: 130, render: (_, { publishedAt }) => dateText(dateOf(publishedAt)) },
    { title: '借鉴', width: 70, align: 'right', dataIndex: 'adoptedCount' },
    { title: '成效确认', width: 90, align: 'right', dataIndex: 'confirmedCount' },
  ];
  return <PagedTable<LibraryCard | SearchHit> pages={pages} rowKey="id" columns={columns} scroll={{ x: 980 }} empty="没有符合条件的案例，请放宽筛选条件" />;
}

function Title({ row }: { row: LibraryCard | SearchHit }) {
  return (
    <>
      <Link to={`/cases/library/${row.id}`}>{'titleRuns' in row ? <Runs runs={row.titleRuns} /> : row.title}</Link>
      <Typography.Text type="secondary" className="library-snippet">
        {'snippetRuns' in row ? <Runs runs={row.snippetRuns} /> : row.excerpt}
      </Typography.Text>
      {row.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </>
  );
}

const Runs = ({ runs }: { runs: readonly TextRun[] }) => runs.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>));
