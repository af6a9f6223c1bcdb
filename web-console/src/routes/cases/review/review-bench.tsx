import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { caseReviewsApi, type BenchQueue, type Id } from '@xianfeng/shared-types';
import { Button, Card, Empty, Skeleton, Space, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { useRefresh } from '@/shared/api';
import { useKeys } from '@/shared/keys';
import { ProblemView } from '@/shared/ui';
import { benchPath, neighboursOf } from './bench';
import { BlindDesk } from './blind-desk';
import { CaseDesk } from './case-desk';
import { QueueList } from './queue-list';
import { useBench } from './use-bench';
import './review.css';

/** The queue beside the case that is judged now; what is decided leaves the queue and the next one comes up. */
export function ReviewBench({ queue, id }: { queue: BenchQueue; id?: Id }) {
  const bench = useBench(queue);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const shown = id ?? bench.items[0]?.id;
  const { previous, next } = shown ? neighboursOf(bench.items, shown) : { previous: null, next: null };
  const go = (to: Id | null) => (to ? () => void navigate(benchPath(queue, to), { replace: true }) : null);
  useKeys({ j: go(next), k: go(previous) });

  const done = async () => {
    const following = next ?? previous;
    await refresh(caseReviewsApi.desk, caseReviewsApi.mine, caseReviewsApi.todo);
    void navigate(benchPath(queue, following), { replace: true });
  };
  const walk = (
    <Space.Compact>
      <Tooltip title="上一篇（K）">
        <Button icon={<LeftOutlined />} aria-label="上一篇" disabled={!previous} onClick={() => go(previous)?.()} />
      </Tooltip>
      <Tooltip title="下一篇（J）">
        <Button icon={<RightOutlined />} aria-label="下一篇" disabled={!next} onClick={() => go(next)?.()} />
      </Tooltip>
    </Space.Compact>
  );

  if (bench.query.error && bench.items.length === 0) return <ProblemView error={bench.query.error} retry={() => void bench.query.refetch()} />;
  return (
    <div className="review-bench">
      <QueueList queue={queue} bench={bench} shown={shown} />
      {shown && (queue === 'mine' ? <BlindDesk key={shown} id={shown} walk={walk} onDone={done} /> : <CaseDesk key={shown} id={shown} queue={queue} walk={walk} onDone={done} />)}
      {!shown && <Card className="review-nothing">{bench.query.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : <Empty description="这里的案例都办完了" />}</Card>}
    </div>
  );
}
