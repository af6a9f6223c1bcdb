import type { ScheduleState } from '@xianfeng/shared-types';
import { Empty, Table, Tag, type TableProps } from 'antd';
import { dateTimeText } from '@/shared/format';
import { durationText } from './duration';

/** Recurring jobs with their last run. */
export function Schedules({ schedules }: { schedules: ScheduleState[] }) {
  return (
    <Table<ScheduleState>
      size="middle"
      rowKey="name"
      pagination={false}
      dataSource={schedules}
      columns={COLUMNS}
      scroll={{ x: 1000 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有登记的定时任务；服务启动后一分钟内出现" /> }}
    />
  );
}

function Result({ schedule: { running, lastResult } }: { schedule: ScheduleState }) {
  if (running) return <Tag color="blue">运行中</Tag>;
  if (lastResult === null) return <Tag>未运行</Tag>;
  return lastResult === 'ok' ? <Tag color="green">成功</Tag> : <Tag color="red">失败</Tag>;
}

const COLUMNS: TableProps<ScheduleState>['columns'] = [
  { title: '任务', width: 240, render: (_, { title, name }) => <span title={name}>{title}</span> },
  { title: '结果', width: 100, render: (_, schedule) => <Result schedule={schedule} /> },
  { title: '上次运行', width: 190, render: (_, { lastRunAt }) => (lastRunAt ? dateTimeText(lastRunAt) : '—') },
  { title: '用时', width: 110, align: 'right', render: (_, { lastDurationMs }) => durationText(lastDurationMs) },
  { title: '下次运行', width: 190, render: (_, { nextRunAt }) => dateTimeText(nextRunAt) },
  { title: '错误', ellipsis: true, render: (_, { lastError }) => <span title={lastError ?? ''}>{lastError ?? '—'}</span> },
];
