import { jobsApi, type RetryingJob } from '@xianfeng/shared-types';
import type { TableProps } from 'antd';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';

const EVERY_MS = 10_000;

/** What failed and is tried again by itself, the next first. */
export function Retries() {
  const pages = usePages(jobsApi.retries, { query: { limit: 20 } }, { every: EVERY_MS });
  return <PagedTable<RetryingJob> pages={pages} rowKey="id" columns={COLUMNS} scroll={{ x: 1000 }} empty="没有等待重试的任务" />;
}

const COLUMNS: TableProps<RetryingJob>['columns'] = [
  { title: '任务', width: 220, dataIndex: 'topicName' },
  { title: '已试次数', width: 100, align: 'right', dataIndex: 'attempts' },
  { title: '下次重试', width: 190, render: (_, { nextTryAt }) => dateTimeText(nextTryAt) },
  { title: '上次的错误', ellipsis: true, render: (_, { error }) => <span title={error}>{error}</span> },
  { title: '产生时间', width: 190, render: (_, { createdAt }) => dateTimeText(createdAt) },
];
