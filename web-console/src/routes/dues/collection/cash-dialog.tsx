import { monthsText, payerText, spanText, yuanText } from '@xianfeng/client-core';
import { duesApi, duesPaymentsApi, type Fen, type Id, type IsoDate, type IsoMonth, type MemberDues } from '@xianfeng/shared-types';
import { Alert, Form, Input, Select, Typography } from 'antd';
import { useEffect } from 'react';
import { useAction, useApi } from '@/shared/api';
import { thisMonth, thisYear, today } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';
import { MoneyField } from '../parts/money-field';
import { useWaitingCash } from '../parts/waiting-cash';
import { cashSum, monthsEntered, payableMonths, type PayableMonth } from './collection-words';

const AHEAD = 6;

interface Values {
  months: IsoMonth[];
  consentId?: Id;
  extraFen?: Fen;
  receivedOn: IsoDate;
  note: string;
}

/** Cash of a member without WeChat; it counts only when a second person has confirmed it. */
export function CashDialog({ memberId, onClose }: { memberId: Id | null; onClose: () => void }) {
  const asked = { params: { id: memberId ?? '' } };
  const year = thisYear();
  const current = useApi(duesApi.member, { ...asked, query: { year } }, { enabled: memberId !== null });
  const before = useApi(duesApi.member, { ...asked, query: { year: year - 1 } }, { enabled: memberId !== null });
  const entered = monthsEntered(useWaitingCash(current.data?.org.id), memberId ?? '');
  const months = payableMonths([...(before.data?.bills ?? []), ...(current.data?.bills ?? [])], thisMonth(), AHEAD, entered);
  const register = useAction(duesPaymentsApi.registerCash, { quiet: true, done: '已登记，等待第二人确认', refresh: [duesPaymentsApi.cash, duesApi.branch, duesApi.member] });
  return (
    <FormDialog<Values>
      open={memberId !== null} title={current.data ? `登记${current.data.member.name}的现金党费` : '登记现金党费'} okText="登记" initial={{ receivedOn: today(), note: '' }}
      hint="由支部书记登记，支部委员或党费管理员中的另一人清点确认后入账，并出具电子党费证。"
      submit={(values) => register.mutateAsync({ body: { ...values, memberId: memberId! } })} onClose={onClose}
    >
      {current.error && <Alert type="error" showIcon title="暂时读不到这名党员的账单，请关闭后重试" style={{ marginBottom: 16 }} />}
      {entered.length > 0 && <Alert type="info" showIcon title={`${monthsText(entered)}的现金已登记，等待第二人确认，不必重复登记`} style={{ marginBottom: 16 }} />}
      <CashFields months={months} ready={current.isSuccess && before.isSuccess} consents={current.data?.consents ?? []} />
    </FormDialog>
  );
}

interface FieldsProps extends Pick<MemberDues, 'consents'> {
  months: readonly PayableMonth[];
  /** Once all bills are known the oldest open one is chosen: the rule wants it first. */
  ready: boolean;
}

function CashFields({ months, ready, consents }: FieldsProps) {
  const form = Form.useFormInstance<Values>();
  const chosen = Form.useWatch('months', form) ?? [];
  const extraFen = Form.useWatch('extraFen', form) ?? 0;
  const agreed = consents.filter(({ status }) => status === 'agreed');
  const oldest = ready ? months.find(({ openFen }) => openFen !== null)?.value : undefined;
  useEffect(() => {
    if (oldest && !form.isFieldTouched('months')) form.setFieldValue('months', [oldest]);
  }, [form, oldest]);
  return (
    <>
      <Form.Item name="months" label="交纳月份" rules={[{ required: true, message: '请选择交纳的月份' }]} extra="从最早的月份交起，中间不能空月">
        <Select mode="multiple" placeholder="选择月份" options={months.map(({ value, label }) => ({ value, label }))} />
      </Form.Item>
      {agreed.length > 0 && (
        <Form.Item name="consentId" label="代交人" extra="本人交纳时不选；代交须经支部同意，收据上写明双方姓名">
          <Select allowClear placeholder="本人交纳" options={agreed.map(({ id, payer, fromMonth, toMonth }) => ({ value: id, label: `${payerText(payer)}（${spanText(fromMonth, toMonth)}）` }))} />
        </Form.Item>
      )}
      <Form.Item name="extraFen" label="自愿多交" extra="没有则不填">
        <MoneyField />
      </Form.Item>
      <Form.Item name="receivedOn" label="收款日期" rules={[{ required: true, message: '请选择收款日期' }]}>
        <DateField notAfter={today()} />
      </Form.Item>
      <Form.Item name="note" label="备注" rules={[{ required: true, whitespace: true, message: '请填写备注，例如纸质收据的编号' }]}>
        <Input maxLength={200} placeholder="例如 纸质收据 2026-031 号" />
      </Form.Item>
      <Sum {...cashSum(months.filter(({ value }) => chosen.includes(value)), extraFen)} />
    </>
  );
}

/** What the secretary counts. */
function Sum({ fen, ahead }: ReturnType<typeof cashSum>) {
  return (
    <Typography.Paragraph style={{ margin: 0 }} aria-live="polite">
      应收现金 <Typography.Text strong style={{ fontSize: 18 }}>{yuanText(fen)}</Typography.Text> 元
      {ahead > 0 && <Typography.Text type="secondary">{`，另加预交 ${ahead} 个月，按核定金额计`}</Typography.Text>}
    </Typography.Paragraph>
  );
}
