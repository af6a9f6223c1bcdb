import { useDidShow } from '@tarojs/taro';
import { caseReviewsApi } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { firstQueue, queuesOf, type ReviewQueue } from '@xianfeng/client-core';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { reloadMe } from '@/shared/session';
import { EmptyState, LoadedPage, Tabs } from '@/shared/ui';
import { DeskList } from './desk-list';
import { MyReviewList } from './my-review-list';

/** What waits for me, queue by queue. */
export default function ReviewQueuePage() {
  const [chosen, setChosen] = useState<ReviewQueue['key'] | null>(null);
  const [visit, setVisit] = useState(0);
  const queues = useLoad(async () => {
    const [counts, me] = await Promise.all([call(caseReviewsApi.todo), reloadMe()]);
    return queuesOf(counts, me.permissions);
  }, []);
  const shown = useRef(false);
  useDidShow(() => {
    // Coming back from a case: the counts and the list have changed.
    if (shown.current) {
      void queues.reload();
      setVisit((before) => before + 1);
    }
    shown.current = true;
  });
  return (
    <LoadedPage state={queues} empty={{ icon: 'check-circle', title: '没有需要您办理的案例' }}>
      {(rows) => {
        const current = chosen ?? firstQueue(rows);
        if (!current) return <EmptyState title="没有需要您办理的案例" />;
        return (
          <>
            <Tabs look="pill" items={rows} current={current} onChange={setChosen} />
            {current === 'mine' ? <MyReviewList key={visit} /> : <DeskList key={`${current}:${visit}`} desk={current} />}
          </>
        );
      }}
    </LoadedPage>
  );
}
