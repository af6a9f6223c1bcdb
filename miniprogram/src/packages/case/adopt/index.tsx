import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ADOPTION_TONES, effectText } from '@xianfeng/client-core';
import { adoptionsApi, type Adoption } from '@xianfeng/shared-types';
import { ADOPTION_STEPS, adoptionStep } from '@/features/cases/model/status';
import { dateText, dateTimeText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { Card, ListRow, LoadedPage, NoticeBar, RichParagraphs, SectionTitle, StatusTag, Steps, Timeline } from '@/shared/ui';
import { AdoptActions } from './adopt-actions';

/** One adoption: where it stands, what was planned and what came of it. */
export default function AdoptionPage() {
  const { id = '' } = useRouter().params;
  const state = useLoad(() => call(adoptionsApi.detail, { params: { id } }), [id]);
  return (
    <LoadedPage state={state} skeleton="detail" footer={state.data && state.data.allowedActions.length > 0 && <AdoptActions adoption={state.data} onChanged={state.setData} />}>
      {(adoption) => <AdoptionBody adoption={adoption} />}
    </LoadedPage>
  );
}

function AdoptionBody({ adoption }: { adoption: Adoption }) {
  const { status, statusName, caseId, caseTitle, caseOrgName, caseReadable, orgName, planOn, plan, createdByName, dueOn, overdue, closedReason, results, steps } = adoption;
  const step = adoptionStep(status);
  return (
    <>
      {step === null ? <Card><StatusTag tone={ADOPTION_TONES[status]} text={statusName} /></Card> : <Card><Steps steps={ADOPTION_STEPS} current={step} /></Card>}
      {dueOn && <NoticeBar tone={overdue ? 'red' : 'gold'} icon="clock">{`请在 ${dateText(dueOn)} 前填写成效${overdue ? '，已逾期' : ''}`}</NoticeBar>}
      {closedReason && <NoticeBar tone="blue">{`${statusName}：${closedReason}`}</NoticeBar>}
      <Card flush>
        <ListRow icon="doc" title={caseTitle} note={caseOrgName} onClick={caseReadable ? () => go('caseDetail', { id: caseId }) : undefined} />
        <ListRow title="借鉴支部" note={orgName} />
        <ListRow title="计划开始" value={dateText(planOn)} />
        <ListRow title="发起人" value={createdByName} />
      </Card>
      {plan && <><SectionTitle title="打算怎么做" /><Card><RichParagraphs text={plan} /></Card></>}
      {results.map(({ id, stage, done, effects, submittedByName, submittedAt }) => (
        <View key={id}>
          <SectionTitle title={`${stage} 天成效`} />
          <Card>
            <RichParagraphs text={done} />
            {effects.map((effect, index) => <View key={index}><StatusTag tone="green" text={effectText(effect)} /></View>)}
            <View className="xf-row__note">{`${submittedByName} · ${dateTimeText(submittedAt)}`}</View>
          </Card>
        </View>
      ))}
      {steps.length > 0 && <SectionTitle title="经过" />}
      {steps.length > 0 && (
        <Card>
          <Timeline items={steps.map(({ id, action, toName, actorName, reason, at }) => ({ key: id, title: `${action} → ${toName}`, time: [dateTimeText(at), actorName].filter(Boolean).join(' · '), note: reason || undefined }))} />
        </Card>
      )}
    </>
  );
}
