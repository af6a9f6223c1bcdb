import { View } from '@tarojs/components';
import { APPEAL_TONES, appealSteps, centiOf, dueText } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS, type AnswerAppealBody, type Id, type PointAppeal } from '@xianfeng/shared-types';
import { useState } from 'react';
import { answerAppeal, loadAppeal } from '@/features/points/api';
import { EntryFacts } from '@/features/points/components/entry-facts';
import { scoreText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { Card, FormField, LoadedPage, PrimaryButton, SectionTitle, StatusTag, Tabs, TextArea, TextInput, Timeline, toast } from '@/shared/ui';

/** An appeal with the contested entry, and the form for its answer. */
export function AppealAnswer({ id }: { id: Id }) {
  const state = useLoad(() => loadAppeal(id), [id]);
  return (
    <LoadedPage state={state} skeleton="detail">
      {(appeal) => {
        const due = dueText(appeal);
        return (
          <>
            <Card>
              <StatusTag {...(appeal.status === 'open' ? due : { tone: APPEAL_TONES[appeal.status], text: APPEAL_STATUS_LABELS[appeal.status] })} />
              <View className="xf-appeal__words">{`${appeal.member.name}：${appeal.reason}`}</View>
            </Card>
            <SectionTitle title="所涉积分" />
            <Card flush><EntryFacts entry={appeal.entry} /></Card>
            {appeal.allowedActions.includes('answer') && <AnswerForm appeal={appeal} onDone={state.setData} />}
            <SectionTitle title="办理经过" />
            <Card><Timeline items={appealSteps(appeal)} /></Card>
          </>
        );
      }}
    </LoadedPage>
  );
}

const OUTCOMES = [{ key: 'upheld', text: '申诉成立' }, { key: 'dismissed', text: '申诉不成立' }] as const;
type Outcome = (typeof OUTCOMES)[number]['key'];

function AnswerForm({ appeal, onDone }: { appeal: PointAppeal; onDone: (appeal: PointAppeal) => void }) {
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [points, setPoints] = useState('');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const answer = useMutation((key, body: AnswerAppealBody) => answerAppeal(appeal.id, body, key), {
    onDone: (next) => {
      toast.done('已答复');
      onDone(next);
    },
  });
  const submit = () => {
    const correctedCenti = centiOf(points);
    const found: Record<string, string> = {};
    if (outcome === 'upheld' && correctedCenti === null) found.correctedCenti = '请填写更正后的分值，最多两位小数';
    if (text.trim() === '') found.text = '请写明答复';
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    void answer.run({ outcome, text: text.trim(), version: appeal.version, ...(outcome === 'upheld' ? { correctedCenti: correctedCenti ?? 0 } : {}) });
  };
  const shown = { ...answer.fieldErrors, ...errors };
  return (
    <>
      <SectionTitle title="答复" />
      <Card>
        <Tabs look="pill" items={OUTCOMES} current={outcome} onChange={setOutcome} />
        {outcome === 'upheld' && (
          <FormField label="更正后的分值" required hint={`原为 ${scoreText(appeal.entry.deltaCenti)} 分；填 0 表示全部冲销`} error={shown.correctedCenti}>
            <TextInput label="更正后的分值" type="digit" placeholder="例如 2.5" onChange={setPoints} />
          </FormField>
        )}
        <FormField label="答复内容" required hint="会发给申诉人" error={shown.text}>
          <TextArea label="答复内容" placeholder="说明核实情况和依据" max={300} onChange={setText} />
        </FormField>
        <PrimaryButton loading={answer.running} onClick={submit}>提交答复</PrimaryButton>
      </Card>
    </>
  );
}
