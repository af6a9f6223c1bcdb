import { jobsApi } from '@xianfeng/shared-types';
import { Badge, Skeleton, Tabs } from 'antd';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView } from '@/shared/ui';
import { DeadLetters } from './dead-letters';
import { Queues } from './queues';
import { Retries } from './retries';
import { Schedules } from './schedules';

const VIEWS = ['queues', 'schedules', 'retries', 'dead'];
const EVERY_MS = 10_000;

/** Work that goes on by itself: what waits, what recurs, what is tried again, and what has to be looked at. */
export default function JobsPage() {
  const [{ view }, change] = useAddress(['view', 'topic']);
  const state = useApi(jobsApi.state, {}, { every: EVERY_MS });
  return (
    <ConsolePage title="后台任务" hint="发送消息、检查内容、结账等在后台进行。失败的会自动重试，多次失败后列入“待处理”。每 10 秒刷新。">
      <QueryView query={state} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {({ queues, schedules, dead }) => (
          <Tabs
            activeKey={view && VIEWS.includes(view) ? view : 'queues'}
            onChange={(next) => change({ view: next, topic: null })}
            destroyOnHidden
            items={[
              { key: 'queues', label: '任务队列', children: <Queues queues={queues} /> },
              { key: 'schedules', label: '定时任务', children: <Schedules schedules={schedules} /> },
              { key: 'retries', label: '等待重试', children: <Retries /> },
              { key: 'dead', label: <Badge count={dead} size="small" offset={[12, 0]} overflowCount={999}>待处理</Badge>, children: <DeadLetters queues={queues} /> },
            ]}
          />
        )}
      </QueryView>
    </ConsolePage>
  );
}
