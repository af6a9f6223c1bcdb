import { casesApi, libraryApi, type CaseCategory } from '@xianfeng/shared-types';
import { Button, Empty, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView, ToneTag } from '@/shared/ui';
import { CategoryDialog } from './category-dialog';
import { libraryPath } from './use-library-filter';

/** The categories of cases, in the order in which authors and readers see them. */
export default function CategoriesPage() {
  const categories = useApi(casesApi.categories, {});
  const counts = useApi(libraryApi.categories, {});
  const [editing, setEditing] = useState<CaseCategory | 'new' | null>(null);
  const countOf = (code: string) => counts.data?.find((one) => one.code === code)?.count ?? 0;
  return (
    <ConsolePage
      title="分类维护"
      crumbs={[{ title: '案例管理', to: '/cases/library' }]}
      hint="停用的分类保留在原有案例上，新案例不能再选。"
      actions={
        <Button type="primary" onClick={() => setEditing('new')}>
          新增分类
        </Button>
      }
    >
      <QueryView query={categories}>
        {(rows) => (
          <>
            <Table<CaseCategory>
              size="middle"
              rowKey="code"
              pagination={false}
              dataSource={rows}
              scroll={{ x: 900 }}
              locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有分类，请新增" /> }}
              columns={[
                { title: '次序', dataIndex: 'seat', width: 70, align: 'right' },
                { title: '分类', dataIndex: 'name', width: 180, ellipsis: true },
                { title: '说明', dataIndex: 'note', ellipsis: true },
                { title: '代码', width: 200, render: (_, { code }) => <Typography.Text type="secondary">{code}</Typography.Text> },
                { title: '在库案例', width: 100, align: 'right', render: (_, { code, name }) => (countOf(code) > 0 ? <Link to={libraryPath({ category: code })} aria-label={`${name}的 ${countOf(code)} 篇案例`}>{countOf(code)}</Link> : 0) },
                { title: '状态', width: 90, render: (_, { active }) => <ToneTag tone={active ? 'green' : 'grey'} text={active ? '启用' : '停用'} /> },
                {
                  title: '操作',
                  width: 80,
                  render: (_, row) => (
                    <Button size="small" aria-label={`修改${row.name}`} onClick={() => setEditing(row)}>
                      修改
                    </Button>
                  ),
                },
              ]}
            />
            <CategoryDialog category={editing} categories={rows} onClose={() => setEditing(null)} />
          </>
        )}
      </QueryView>
    </ConsolePage>
  );
}
