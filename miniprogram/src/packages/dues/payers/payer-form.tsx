import { casesApi, PAYER_RELATIONS, type Id, type IsoMonth, type PayerRelation, type RequestConsentBody } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { requestConsent } from '@/features/dues/api';
import { useLoad, useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ChoiceRow, DateRow, FormField, PrimaryButton, SectionTitle, TextInput, toast } from '@/shared/ui';

const RELATIONS = (Object.keys(PAYER_RELATIONS) as PayerRelation[]).map((key) => ({ key, text: PAYER_RELATIONS[key] }));
const REASON_MAX = 100;

export interface PayerFormProps {
  /** The first month that is still to pay. */
  firstMonth: IsoMonth;
  onDone: () => void;
  onCancel: () => void;
}

/** Names a relative or a member of the branch who shall pay for me. */
export function PayerForm({ firstMonth, onDone, onCancel }: PayerFormProps) {
  const [relation, setRelation] = useState<PayerRelation>('child');
  const [payerMemberId, setPayer] = useState<Id | null>(null);
  const [span, setSpan] = useState({ from: firstMonth, to: `${firstMonth.slice(0, 4)}-12` as IsoMonth });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const text = useRef({ name: '', reason: '' });
  const colleagues = useLoad(() => call(casesApi.colleagues), []);
  const request = useMutation((key, body: RequestConsentBody) => requestConsent(body, key), {
    onDone: () => {
      toast.done('已提交支部');
      onDone();
    },
  });
  const byMember = relation === 'member';
  const submit = () => {
    const [name, reason] = [text.current.name.trim(), text.current.reason.trim()];
    const found: Record<string, string> = {};
    if (byMember && !payerMemberId) found.payerMemberId = '请选择代交的党员';
    if (!byMember && !name) found.payerName = '请填写代交人姓名';
    if (!reason) found.reason = '请简要说明原因';
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    void request.run({ relation, fromMonth: span.from, toMonth: span.to, reason, ...(byMember && payerMemberId ? { payerMemberId } : { payerName: name }) });
  };
  const shown = { ...request.fieldErrors, ...errors };
  return (
    <>
      <SectionTitle title="请谁代交" />
      <Card flush>
        <ChoiceRow title="与我的关系" options={RELATIONS} value={relation} onChange={setRelation} />
        {byMember && <ChoiceRow title="党员" options={(colleagues.data ?? []).map(({ memberId, name }) => ({ key: memberId, text: name }))} value={payerMemberId} onChange={setPayer} />}
        <DateRow month title="从" value={span.from} onChange={(from) => setSpan({ ...span, from })} />
        <DateRow month title="到" value={span.to} onChange={(to) => setSpan({ ...span, to })} />
      </Card>
      <Card>
        {!byMember && (
          <FormField label="代交人姓名" required error={shown.payerName}>
            <TextInput label="代交人姓名" placeholder="家人的姓名" max={20} onChange={(value) => { text.current.name = value; }} />
          </FormField>
        )}
        <FormField label="原因" required error={shown.reason ?? shown.payerMemberId ?? shown.toMonth ?? shown.relation}>
          <TextInput label="原因" placeholder="例如：不会用手机支付" max={REASON_MAX} onChange={(value) => { text.current.reason = value; }} />
        </FormField>
        <PrimaryButton loading={request.running} onClick={submit}>提交支部同意</PrimaryButton>
        <Button kind="text" block onClick={onCancel}>不登记了</Button>
      </Card>
    </>
  );
}
