import { pointsText } from '@xianfeng/client-core';
import { caseReviewsApi, type MyReviewItem } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { Card, ListEnd, ListRow, Loaded, StatusTag } from '@/shared/ui';

function StateTag({ state, overdue, totalHundredths }: MyReviewItem) {
  if (state === 'submitted') return <StatusTag tone="green" text={`已交 ${pointsText(totalHundredths ?? 0)}`} />;
  if (state !== 'assigned') return <StatusTag tone="grey" text={state === 'declined' ? '已回避' : '已收回'} />;
  return overdue ? <StatusTag tone="red" text="已逾期" /> : <StatusTag tone="gold" text="待评分" />;
}

/** Blind reviews assigned to me. */
export function MyReviewList() {
  const list = useInfinite((cursor) => call(caseReviewsApi.mine, { query: { cursor } }), []);
  return (
    <Loaded state={list} empty={{ icon: 'check-circle', title: '没有评审任务' }}>
      {(rows) => (
        <>
          <Card flush>
            {rows.map((row) => (
              <ListRow key={row.id} title={row.title} note={`${row.categoryName} · ${dateText(row.dueOn)} 前`} value={<StateTag {...row} />} onClick={() => go('caseReview', { id: row.id })} />
            ))}
          </Card>
          <ListEnd list={list} />
        </>
      )}
    </Loaded>
  );
}
