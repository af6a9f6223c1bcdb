import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { pointsText, scoreGap, scoresOf, weightedTotal, type ScoreSheet } from '@xianfeng/client-core';
import { caseReviewsApi, type BlindReview } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { CaseFiles } from '@/features/cases/components/case-files';
import { CaseText } from '@/features/cases/components/case-text';
import { SimilarCases } from '@/features/cases/components/similar-cases';
import { useCaseBasics } from '@/features/cases/use-case-basics';
import { dateText } from '@/shared/format';
import { useLoad, useMutation, type LoadState } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ConfirmDialog, FormField, ListRow, LoadedPage, NoticeBar, ReasonSheet, SectionTitle, StatRow, Tabs, TextArea, toast } from '@/shared/ui';
import { ScoreRow } from './score-row';
import './review.scss';

const TABS = [{ key: 'text', text: '案例' }, { key: 'similar', text: '查重' }, { key: 'score', text: '评分' }] as const;
type Tab = (typeof TABS)[number]['key'];
const OPINION_MAX = 2000;

/** Reads a case without names and scores it once. */
export function BlindReviewView({ id }: { id: string }) {
  const state = useLoad(() => call(caseReviewsApi.blind, { params: { id } }), [id]);
  return state.data ? <Review key={`${id}:${state.data.version}`} review={state.data} state={state} /> : <LoadedPage state={state} skeleton="detail">{() => null}</LoadedPage>;
}

interface ReviewProps {
  review: BlindReview;
  state: LoadState<BlindReview>;
}

function Review({ review, state }: ReviewProps) {
  const { id, version, rubric, commentBelow, allowedActions } = review;
  const open = allowedActions.includes('score');
  const [view, setView] = useState<Tab>(open ? 'text' : 'score');
  const [sheet, setSheet] = useState<ScoreSheet>({});
  const [asking, setAsking] = useState<'submit' | 'decline' | null>(null);
  const opinion = useRef('');
  const basics = useCaseBasics();
  const total = weightedTotal(sheet, rubric);
  const show = (tab: Tab) => {
    setView(tab);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };

  const done = (next: BlindReview) => {
    setAsking(null);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
    state.setData(next);
  };
  const submit = useMutation(
    (idempotencyKey) => call(caseReviewsApi.score, { params: { id }, body: { version, scores: scoresOf(sheet, rubric), opinion: opinion.current.trim() } }, { idempotencyKey }),
    { onDone: done },
  );
  const decline = useMutation((idempotencyKey, reason: string) => call(caseReviewsApi.decline, { params: { id }, body: { reason } }, { idempotencyKey }), { onDone: done });
  const ask = () => {
    const gap = scoreGap(sheet, review);
    if (view !== 'score') show('score');
    if (gap) toast.info(gap);
    else setAsking('submit');
  };
  const footer = open && (
    <>
      {allowedActions.includes('decline') && <Button onClick={() => setAsking('decline')}>回避</Button>}
      <Button block kind="primary" onClick={ask}>{total === null ? '评分' : `提交评分 ${pointsText(total)}`}</Button>
    </>
  );
  return (
    <LoadedPage state={state} footer={footer} header={<Tabs<Tab> items={TABS} current={view} onChange={show} />}>
      {() => (
        <>
          <NoticeBar tone={review.overdue ? 'red' : 'blue'} icon="clock">
            {open ? `盲审，请勿与他人讨论。${dateText(review.dueOn)} 前交出评分${review.overdue ? '，已逾期' : ''}` : '评审已结束，以下为您交出的内容'}
          </NoticeBar>
          {/* All three stay in place, so that switching loses no words. */}
          <View className={view === 'text' ? '' : 'review--hidden'}>
            <Card>
              <View className="review__title">{review.title}</View>
              <View className="review__note">{`${review.categoryName} · ${review.wordCount} 字${review.masked ? ' · 正文中的姓名和单位已隐去' : ''}`}</View>
              <CaseText summary={review.summary} sections={review.sections} passages={review.similar.flatMap(({ passages }) => passages)} />
              <CaseFiles files={review.files} />
            </Card>
          </View>
          <View className={view === 'similar' ? '' : 'review--hidden'}>
            {review.similarityExplanation && <Card><View className="review__note">作者的相似说明</View>{review.similarityExplanation}</Card>}
            <SimilarCases rows={review.similar} limitPercent={basics.data?.settings.similarityPercent.value ?? 100} />
          </View>
          <View className={view === 'score' ? '' : 'review--hidden'}>
            {open ? (
              <>
                {rubric.map(({ criterion, name, weightPercent }) => (
                  <ScoreRow key={criterion} name={name} weightPercent={weightPercent} commentBelow={commentBelow} value={sheet[criterion] ?? null} onChange={(value) => setSheet((before) => ({ ...before, [criterion]: value }))} />
                ))}
                <Card>
                  <FormField label="总评（可不填）" hint="交出后作者看不到您的姓名">
                    <TextArea rows={3} max={OPINION_MAX} label="总评" onChange={(text) => { opinion.current = text; }} />
                  </FormField>
                </Card>
              </>
            ) : <Handed review={review} />}
          </View>
          <ConfirmDialog open={asking === 'submit'} title={`提交评分 ${total === null ? '' : pointsText(total)}？`} confirmText="提交" loading={submit.running} onConfirm={() => void submit.run()} onCancel={() => setAsking(null)}>
            交出后不能再改。
          </ConfirmDialog>
          <ReasonSheet open={asking === 'decline'} title="申请回避" hint="例如认识作者、参与过该项目；仅办理人员可见" confirmText="提交回避" loading={decline.running} onConfirm={(reason) => void decline.run(reason)} onClose={() => setAsking(null)} />
        </>
      )}
    </LoadedPage>
  );
}

/** What was handed in, and the others' totals. */
function Handed({ review: { rubric, scores, opinion, totalHundredths, othersHundredths } }: { review: BlindReview }) {
  if (totalHundredths === null) return <Card>没有交出评分</Card>;
  return (
    <>
      <Card><StatRow stats={[{ label: '我的总分', value: pointsText(totalHundredths), accent: true }, ...(othersHundredths ?? []).map((one, index) => ({ label: `其他评审 ${index + 1}`, value: pointsText(one) }))]} /></Card>
      <SectionTitle title="各项得分" />
      <Card flush>
        {rubric.map(({ criterion, name, weightPercent }) => {
          const row = scores.find((one) => one.criterion === criterion);
          return <ListRow key={criterion} title={`${name}（${weightPercent}%）`} note={row?.comment || undefined} value={row ? `${row.score} 分` : '—'} />;
        })}
      </Card>
      {opinion && <Card>{opinion}</Card>}
    </>
  );
}
