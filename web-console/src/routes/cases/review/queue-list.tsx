import type { BenchQueue, Id } from '@xianfeng/shared-types';
import { Card, Skeleton, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Pages } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { Pager, ToneTag } from '@/shared/ui';
import { benchPath, type BenchItem } from './bench';

interface Props {
  queue: BenchQueue;
  bench: Pages<BenchItem>;
  shown: Id | undefined;
}

/** What waits, the one on the desk marked. */
export function QueueList({ queue, bench, shown }: Props) {
  const { items, query } = bench;
  return (
    <Card className="review-queue" styles={{ body: { padding: 8 } }}>
      <nav aria-label="待评审案例">
        {query.isPending ? (
          <Skeleton active paragraph={{ rows: 8 }} title={false} />
        ) : items.length === 0 ? (
          <Typography.Text type="secondary" className="review-queue-empty">
            没有待办案例
          </Typography.Text>
        ) : (
          items.map((item) => <QueueLine key={item.id} item={item} to={benchPath(queue, item.id)} current={item.id === shown} />)
        )}
        <Pager pages={bench} spread />
      </nav>
    </Card>
  );
}

function QueueLine({ item, to, current }: { item: BenchItem; to: string; current: boolean }) {
  const element = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Link ref={element} to={to} replace className="review-queue-line" aria-current={current ? 'page' : undefined}>
      <span className="review-queue-title" title={item.title}>
        {item.title}
      </span>
      <span className="review-queue-note">
        <Note item={item} />
      </span>
    </Link>
  );
}

function Note({ item }: { item: BenchItem }) {
  if ('dueOn' in item) {
    return (
      <>
        <span>{`${item.categoryName} · ${dateText(item.dueOn)}前`}</span>
        {item.overdue && <ToneTag tone="red" text="逾期" />}
      </>
    );
  }
  return (
    <>
      <span title={item.submittedAt ? `${dateTimeText(item.submittedAt)}提交` : undefined}>{`${item.waitingDays > 0 ? `已等 ${item.waitingDays} 天` : '今天提交'} · ${item.orgName}`}</span>
      {item.status === 'committee_review' && <ToneTag tone={item.reviewsAssigned > 0 && item.reviewsDone === item.reviewsAssigned ? 'green' : 'gold'} text={item.reviewsAssigned > 0 ? `已评 ${item.reviewsDone}/${item.reviewsAssigned}` : '未安排'} />}
    </>
  );
}
