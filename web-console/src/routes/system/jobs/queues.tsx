import type { QueueState } from '@xianfeng/shared-types';
import { Empty, Table, Typography, type TableProps } from 'antd';
import { Link } from 'react-router';
import { agoText } from '@/shared/format';

/** Work that waits, by kind. */
export function Queues({ queues }: { queues: QueueState[] }) {
  return (
    <Table<QueueState>
      size="middle"
      rowKey="topic"
      pagination={false}
      dataSource={queues}
      columns={COLUMNS}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有等待的任务，全部已完成" /> }}
    />
  );
}

/** A number that should be zero. */
function Alarm({ count }: { count: number }) {
  return count > 0 ? <Typography.Text type="danger" strong>{count}</Typography.Text> : <>0</>;
}

const COLUMNS: TableProps<QueueState>['columns'] = [
  { title: '任务', render: (_, { title, topic }) => <span title={topic}>{title}</span> },
  { title: '等待', width: 120, align: 'right', dataIndex: 'pending' },
  { title: '超时未办', width: 120, align: 'right', render: (_, { late }) => <Alarm count={late} /> },
  { title: '等待重试', width: 120, align: 'right', render: (_, { retrying }) => (retrying > 0 ? <Link to="?view=retries">{retrying}</Link> : 0) },
  { title: '待处理', width: 120, align: 'right', render: (_, { dead, topic, title }) => (dead > 0 ? <Link to={`?view=dead&topic=${topic}`} aria-label={`${title}：${dead} 条待处理`}><Alarm count={dead} /></Link> : 0) },
  { title: '最早一条', width: 180, render: (_, { oldestDueAt }) => (oldestDueAt ? `${agoText(oldestDueAt)}到期` : '—') },
];
