import { queuesOf } from '@xianfeng/client-core';
import { caseReviewsApi, type BenchQueue } from '@xianfeng/shared-types';
import { Empty, Segmented, Skeleton } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '@/shared/api';
import { useMe } from '@/shared/session';
import { ConsolePage, QueryView } from '@/shared/ui';
import { ReviewBench } from './review-bench';
import { benchPath, isBenchQueue } from './bench';
import { useBenchStart } from './use-bench';

/** Everything that waits for my judgement: one case beside its rubric, the next one key away. */
export default function ReviewPage() {
  const [params] = useSearchParams();
  const asked = params.get('queue');
  const id = params.get('id') ?? undefined;
  const start = useBenchStart(asked && isBenchQueue(asked) ? asked : undefined, id);
  return (
    <ConsolePage title="评审台" badge={start.data && <Queues opened={start.data.queue} />}>
      <QueryView query={start} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {({ queue: opened }) => (opened ? <ReviewBench key={opened} queue={opened} id={id} /> : <Empty description="没有需要您评审的案例" />)}
      </QueryView>
    </ConsolePage>
  );
}

function Queues({ opened }: { opened: BenchQueue | null }) {
  const navigate = useNavigate();
  const { permissions } = useMe();
  const todo = useApi(caseReviewsApi.todo, {});
  const queues = todo.data ? queuesOf(todo.data, permissions).filter(({ key }) => isBenchQueue(key)) : [];
  return (
    <Segmented
      aria-label="待办类别"
      value={opened ?? undefined}
      options={queues.map(({ key, text, count }) => ({ value: key, label: `${text} ${count}` }))}
      onChange={(next) => void navigate(benchPath(next))}
    />
  );
}
