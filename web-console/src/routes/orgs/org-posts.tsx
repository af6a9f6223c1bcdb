import { MEMBER_POSTS, membersApi, type Id, type PostHolder } from '@xianfeng/shared-types';
import { Empty, Table } from 'antd';
import { useApi } from '@/shared/api';
import { dateText } from '@/shared/format';
import { QueryView } from '@/shared/ui';

/** 支委会 and group leaders, the secretary first. */
export function OrgPosts({ orgId }: { orgId: Id }) {
  const holders = useApi(membersApi.postHolders, { params: { id: orgId } });
  return (
    <QueryView query={holders}>
      {(rows) => (
        <Table<PostHolder>
          size="middle"
          pagination={false}
          rowKey={({ post, memberName, startedOn }) => `${post}-${memberName}-${startedOn}`}
          dataSource={rows}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有登记任职，可在党员详情中任命" /> }}
          columns={[
            { title: '职务', key: 'post', render: (_, { post }) => MEMBER_POSTS[post] },
            { title: '姓名', dataIndex: 'memberName' },
            { title: '任职日期', key: 'from', render: (_, { startedOn }) => dateText(startedOn) },
            { title: '任期届满', key: 'to', render: (_, { termEndsOn }) => (termEndsOn ? dateText(termEndsOn) : '未登记') },
          ]}
        />
      )}
    </QueryView>
  );
}
