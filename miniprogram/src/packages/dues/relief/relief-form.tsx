import { fenOf } from '@xianfeng/client-core';
import { RELIEF_KINDS, type ApplyReliefBody, type IsoMonth, type MyDues, type ReliefKind } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { applyRelief, loadMyDues } from '@/features/dues/api';
import { useLoad, useMutation } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { Card, DateRow, FormField, LoadedPage, NoticeBar, PrimaryButton, Tabs, TextArea, TextInput, toast } from '@/shared/ui';

const REASON_MAX = 300;
const KINDS = (['reduce', 'exempt'] as const).map((key) => ({ key, text: RELIEF_KINDS[key] }));

/** 党员申请 → 支部研究 → 上一级党委批准. */
export function ReliefForm() {
  const state = useLoad(() => loadMyDues(), []);
  return <LoadedPage state={state} skeleton="detail">{(dues) => <Form dues={dues} />}</LoadedPage>;
}

function Form({ dues: { month, explanation } }: { dues: MyDues }) {
  const [kind, setKind] = useState<ReliefKind>('reduce');
  const [span, setSpan] = useState({ from: month, to: `${month.slice(0, 4)}-12` as IsoMonth });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const text = useRef({ amount: '', reason: '' });
  const apply = useMutation((key, body: ApplyReliefBody) => applyRelief(body, key), {
    onDone: ({ id }) => {
      toast.done('申请已提交支部');
      replaceWith('duesRelief', { id });
    },
  });
  const submit = () => {
    const monthlyFen = fenOf(text.current.amount);
    const reason = text.current.reason.trim();
    const found: Record<string, string> = {};
    if (kind === 'reduce' && monthlyFen === null) found.monthlyFen = '请填写每月能交多少，最多两位小数';
    if (span.to < span.from) found.toMonth = '结束月份不能早于开始月份';
    if (!reason) found.reason = '请写明原因';
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    void apply.run({ kind, fromMonth: span.from, toMonth: span.to, reason, ...(kind === 'reduce' && monthlyFen !== null ? { monthlyFen } : {}) });
  };
  const shown = { ...apply.fieldErrors, ...errors };
  const retired = explanation?.kind === 'retired';
  return (
    <>
      <NoticeBar>{retired ? '离退休党员由所在支部研究同意即可。' : '由支部研究后报上一级党委批准；批准之前照常交纳。'}</NoticeBar>
      <Tabs look="pill" items={KINDS} current={kind} onChange={setKind} />
      <Card flush>
        <DateRow month title="从" value={span.from} onChange={(from) => setSpan({ ...span, from })} />
        <DateRow month title="到" value={span.to} onChange={(to) => setSpan({ ...span, to })} />
      </Card>
      <Card>
        {kind === 'reduce' && (
          <FormField label="每月能交多少（元）" required error={shown.monthlyFen}>
            <TextInput label="每月能交多少" type="digit" placeholder="例如 5" onChange={(value) => { text.current.amount = value; }} />
          </FormField>
        )}
        <FormField label="原因" required hint="只有支部和审批的党委能看到" error={shown.reason ?? shown.toMonth ?? shown.fromMonth}>
          <TextArea label="原因" placeholder="例如：因病住院，自付医药费较多" max={REASON_MAX} onChange={(value) => { text.current.reason = value; }} />
        </FormField>
        <PrimaryButton loading={apply.running} onClick={submit}>提交申请</PrimaryButton>
      </Card>
    </>
  );
}
