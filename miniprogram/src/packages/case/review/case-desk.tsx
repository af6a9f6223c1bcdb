import { View } from '@tarojs/components';
import { CASE_TONES } from '@xianfeng/client-core';
import { casesApi, caseReviewsApi, type CaseDetail, type CaseObjection, type Id, type ReviewBoard } from '@xianfeng/shared-types';
import { CaseFiles } from '@/features/cases/components/case-files';
import { CaseText } from '@/features/cases/components/case-text';
import { StepHistory } from '@/features/cases/components/step-history';
import { CASE_STEPS, caseStep } from '@/features/cases/model/status';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { reloadMe } from '@/shared/session';
import { Card, ListRow, LoadedPage, StatusTag, Steps } from '@/shared/ui';
import { BoardPart } from './board-part';
import { DeskActions } from './desk-actions';
import { ObjectionsPart } from './objections-part';
import './review.scss';

export interface DeskView {
  item: CaseDetail;
  /** Scores and likenesses; null for the branch, which does not see them. */
  board: ReviewBoard | null;
  objections: CaseObjection[];
}

/** What the officer needs to decide; the branch sees the case and its history alone. */
async function open(id: Id): Promise<DeskView> {
  const params = { params: { id } };
  const { permissions } = await reloadMe();
  if (!permissions.includes('case:publish')) return { item: await call(casesApi.detail, params), board: null, objections: [] };
  const board = await call(caseReviewsApi.board, params);
  return { item: board.case, board, objections: board.case.notice ? await call(caseReviewsApi.objections, params) : [] };
}

/** A case on the desk of a branch or of the committee. */
export function CaseDeskView({ caseId }: { caseId: Id }) {
  const state = useLoad(() => open(caseId), [caseId]);
  const { data } = state;
  return (
    <LoadedPage state={state} skeleton="detail" footer={data && data.item.allowedActions.length > 0 && <DeskActions item={data.item} enoughReviews={data.board?.enough ?? true} onDone={state.reload} />}>
      {({ item, board, objections }) => (
        <>
          {caseStep(item.status) !== null && <Card><Steps steps={CASE_STEPS} current={caseStep(item.status) ?? 0} /></Card>}
          <Card flush>
            <ListRow title={item.orgName} note={`作者：${item.authors.map(({ name }) => name).join('、')}`} value={<StatusTag tone={CASE_TONES[item.status]} text={item.statusName} />} />
          </Card>
          {board && <BoardPart board={board} />}
          <ObjectionsPart item={item} rows={objections} onChanged={state.reload} />
          <Card>
            <View className="review__title">{item.title}</View>
            <View className="review__note">{`${item.categoryName} · ${item.wordCount} 字`}</View>
            <CaseText summary={item.summary} sections={item.sections} passages={board?.similar.flatMap(({ passages }) => passages)} />
            <CaseFiles files={item.files} />
          </Card>
          <StepHistory steps={item.steps} />
        </>
      )}
    </LoadedPage>
  );
}
