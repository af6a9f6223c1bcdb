import { APPEAL_TONES } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS } from '@xianfeng/shared-types';
import { loadMyAppeals } from '@/features/points/api';
import { dateTimeText, signedScore } from '@/shared/format';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, LoadedPage, StatusTag } from '@/shared/ui';

/** My appeals, newest first. */
export function AppealList() {
  const list = useInfinite((cursor) => loadMyAppeals(cursor), []);
  useReloadOnShow(list);
  return (
    <LoadedPage state={list} empty={{ title: '没有申诉', note: '在“我的积分”里打开一笔积分，可以提出异议' }}>
      {(appeals) => (
        <>
          <Card flush>
            {appeals.map(({ id, ruleTitle, deltaCenti, status, createdAt }) => (
              <ListRow
                key={id}
                title={`${ruleTitle}（${signedScore(deltaCenti)} 分）`}
                note={dateTimeText(createdAt)}
                value={<StatusTag tone={APPEAL_TONES[status]} text={APPEAL_STATUS_LABELS[status]} />}
                onClick={() => go('appeal', { id })}
              />
            ))}
          </Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
