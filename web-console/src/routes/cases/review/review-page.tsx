import { firstQueue, queuesOf } from '@xianfeng/client-core';
import { caseReviewsApi } from '@xianfeng/shared-types';
import { Empty, Segmented, Skeleton } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '@/shared/api';
import { useMe } from '@/shared/session';
import { ConsolePage, QueryView } from '@/shared/ui';
import { ReviewBench } from './review-bench';
import { benchPath, isBenchQueue } from './bench';

/** Everything that waits for my judgement: one case beside its rubric, the next one key away. */
export default function ReviewPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { permissions } = useMe();
  const todo = useApi(caseReviewsApi.todo, {});
  const queues = todo.data && queuesOf(todo.data, permissions).filter(({ key }) => isBenchQueue(key));
  const asked = params.get('queue');
  const opened = asked && isBenchQueue(asked) ? asked : queues && firstQueue(queues);
  return (
    <ConsolePage
      title="评审台"
      badge={
        queues && (
          <Segmented
            aria-label="待办类别"
            value={opened ?? undefined}
            options={queues.map(({ key, text, count }) => ({ value: key, label: `${text} ${count}` }))}
            onChange={(queue) => void navigate(benchPath(queue))}
          />
        )
      }
    >
      {opened && isBenchQueue(opened) ? (
        <ReviewBench key={opened} queue={opened} id={params.get('id') ?? undefined} />
      ) : (
        <QueryView query={todo} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
          {() => <Empty description="没有需要您评审的案例" />}
        </QueryView>
      )}
    </ConsolePage>
  );
}
