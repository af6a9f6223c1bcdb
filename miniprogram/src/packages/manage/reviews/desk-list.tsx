import { View } from '@tarojs/components';
import { caseReviewsApi, type DeskItem, type ReviewDesk } from '@xianfeng/shared-types';
import { CaseCard } from '@/features/cases/components/case-card';
import { dateText, dateTimeText } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { ListEnd, Loaded } from '@/shared/ui';

const EMPTY: Record<ReviewDesk, string> = {
  branch: '没有等待初审的案例', safety: '没有等待人工核查的案例', committee: '没有等待评审的案例', notice: '没有等待公示或发布的案例', objections: '没有等待答复的异议',
};

const noteOf = ({ reviewsAssigned, reviewsDone, noticeEndsOn, openObjections, submittedAt, waitingDays }: DeskItem): string =>
  [
    submittedAt && `${dateTimeText(submittedAt)} 提交${waitingDays > 0 ? `，已等 ${waitingDays} 天` : ''}`,
    reviewsAssigned > 0 && `评审 ${reviewsDone}/${reviewsAssigned}`,
    noticeEndsOn && `公示至 ${dateText(noticeEndsOn)}`,
    openObjections > 0 && `${openObjections} 条异议待答复`,
  ].filter(Boolean).join(' · ');

/** Cases on one desk. */
export function DeskList({ desk }: { desk: ReviewDesk }) {
  const list = useInfinite((cursor) => call(caseReviewsApi.desk, { query: { desk, cursor } }), [desk]);
  return (
    <Loaded state={list} skeleton="cards" empty={{ icon: 'check-circle', title: EMPTY[desk] }}>
      {(rows) => (
        <>
          {rows.map((row) => (
            <CaseCard key={row.id} item={row} onClick={() => go('caseReview', { caseId: row.id })}><View className="xf-row__note">{noteOf(row)}</View></CaseCard>
          ))}
          <ListEnd list={list} />
        </>
      )}
    </Loaded>
  );
}
