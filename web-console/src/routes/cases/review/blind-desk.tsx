import { casesApi, caseReviewsApi, type BlindReview, type Id } from '@xianfeng/shared-types';
import { Alert, Card, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useApi } from '@/shared/api';
import { dateText } from '@/shared/format';
import { QueryView, ToneTag } from '@/shared/ui';
import { CaseFiles } from '../parts/case-files';
import { CaseText } from '../parts/case-text';
import { marksOfMine, type Comparison } from '../parts/similar';
import { SimilarDrawer } from '../parts/similar-drawer';
import { SimilarList } from '../parts/similar-list';
import { Panel, TextColumn } from './desk-frame';
import { HandedReview } from './handed-review';
import { ScoreForm } from './score-form';

interface Props {
  id: Id;
  walk: ReactNode;
  onDone: () => void;
}

/** A case without names beside its rubric, scored once. */
export function BlindDesk({ id, ...rest }: Props) {
  const review = useApi(caseReviewsApi.blind, { params: { id } });
  return (
    <QueryView query={review} skeleton={<Card className="review-nothing"><Skeleton active paragraph={{ rows: 14 }} /></Card>}>
      {(data) => <Desk review={data} {...rest} />}
    </QueryView>
  );
}

function Desk({ review, walk, onDone }: Omit<Props, 'id'> & { review: BlindReview }) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const settings = useApi(casesApi.settings, {});
  const { title, categoryName, wordCount, masked, summary, sections, files, similar, similarityExplanation, allowedActions, dueOn, overdue } = review;
  return (
    <>
      <TextColumn title={title} walk={walk} note={`${categoryName} · ${wordCount} 字${masked ? ' · 正文中的姓名和单位已隐去' : ''}`}>
        <CaseText summary={summary} sections={sections} passages={marksOfMine(similar, setComparison)} />
        <CaseFiles files={files} />
      </TextColumn>
      {allowedActions.includes('score') ? (
        <ScoreForm
          review={review}
          onDone={onDone}
          before={
            <>
              <Alert
                type={overdue ? 'error' : 'info'}
                showIcon
                title={`盲审，请勿与他人讨论。${dateText(dueOn)}前交出评分`}
                action={overdue ? <ToneTag tone="red" text="已逾期" /> : undefined}
              />
              <h3>查重</h3>
              <SimilarList rows={similar} limitPercent={settings.data?.similarityPercent.value ?? 100} explanation={similarityExplanation} onOpen={setComparison} />
            </>
          }
        />
      ) : (
        <Panel label="评分" foot={null}>
          <HandedReview review={review} />
        </Panel>
      )}
      <SimilarDrawer comparison={comparison} onMove={setComparison} onClose={() => setComparison(null)} />
    </>
  );
}
