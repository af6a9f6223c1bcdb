import { casesApi, caseReviewsApi, type BenchQueue, type CaseDetail, type Id, type ReviewBoard } from '@xianfeng/shared-types';
import { Card, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { QueryView } from '@/shared/ui';
import { CaseFiles } from '../parts/case-files';
import { CaseText } from '../parts/case-text';
import { marksOfMine, type Comparison } from '../parts/similar';
import { SimilarDrawer } from '../parts/similar-drawer';
import { StepHistory } from '../parts/step-history';
import { BoardPart } from './board-part';
import { DecisionForm } from './decision-form';
import { Panel, TextColumn } from './desk-frame';

interface Props {
  id: Id;
  queue: BenchQueue;
  walk: ReactNode;
  onDone: () => void;
}

/** A case with names: the branch sees it and its history, the committee's officers all that was found and judged. */
export function CaseDesk({ id, queue, ...rest }: Props) {
  const ofBranch = queue === 'branch';
  const detail = useApi(casesApi.detail, { params: { id } }, { enabled: ofBranch });
  const board = useApi(caseReviewsApi.board, { params: { id } }, { enabled: !ofBranch });
  const skeleton = (
    <Card className="review-nothing">
      <Skeleton active paragraph={{ rows: 14 }} />
    </Card>
  );
  return ofBranch ? (
    <QueryView query={detail} skeleton={skeleton}>
      {(item) => <Desk item={item} board={null} {...rest} />}
    </QueryView>
  ) : (
    <QueryView query={board} skeleton={skeleton}>
      {(data) => <Desk item={data.case} board={data} {...rest} />}
    </QueryView>
  );
}

interface DeskProps extends Pick<Props, 'walk' | 'onDone'> {
  item: CaseDetail;
  board: ReviewBoard | null;
}

function Desk({ item, board, walk, onDone }: DeskProps) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { title, orgName, authors, categoryName, wordCount, submittedAt, summary, sections, files, steps } = item;
  const note = [orgName, `作者：${authors.map(({ name }) => name).join('、')}`, categoryName, `${wordCount} 字`, submittedAt && `${dateTimeText(submittedAt)}提交`].filter(Boolean).join(' · ');
  return (
    <>
      <TextColumn title={title} note={note} walk={walk}>
        <CaseText summary={summary} sections={sections} passages={marksOfMine(board?.similar ?? [], setComparison)} />
        <CaseFiles files={files} />
      </TextColumn>
      <Panel label="评审" foot={<DecisionForm item={item} enoughReviews={board?.enough ?? true} onDone={onDone} />}>
        {board && <BoardPart board={board} onCompare={setComparison} />}
        <h3>办理过程</h3>
        <StepHistory steps={steps} />
      </Panel>
      <SimilarDrawer comparison={comparison} onMove={setComparison} onClose={() => setComparison(null)} />
    </>
  );
}
