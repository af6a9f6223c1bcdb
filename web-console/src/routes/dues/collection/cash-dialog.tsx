import { payerText, spanText } from '@xianfeng/client-core';
import { duesApi, duesPaymentsApi, type Fen, type Id, type IsoDate, type IsoMonth, type MemberDues } from '@xianfeng/shared-types';
import { Alert, Form, Input, Select } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { thisMonth, thisYear, today } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';
import { MoneyField } from '../parts/money-field';
import { payableMonths } from './collection-words';

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
  const register = useAction(duesPaymentsApi.registerCash, { quiet: true, done: '已登记，等待第二人确认', refresh: [duesPaymentsApi.cash, duesApi.branch, duesApi.member] });
  return (
    <FormDialog<Values>
      open={memberId !== null} title={current.data ? `登记${current.data.member.name}的现金党费` : '登记现金党费'} okText="登记" initial={{ receivedOn: today(), note: '' }}
      hint="由支部书记登记，支部委员或党费管理员中的另一人清点确认后入账，并出具电子党费证。"
      submit={(values) => register.mutateAsync({ body: { ...values, memberId: memberId! } })} onClose={onClose}
    >
      {current.error && <Alert type="error" showIcon title="暂时读不到这名党员的账单，请关闭后重试" style={{ marginBottom: 16 }} />}
      <CashFields bills={[...(before.data?.bills ?? []), ...(current.data?.bills ?? [])]} consents={current.data?.consents ?? []} />
    </FormDialog>
  );
}

function CashFields({ bills, consents }: Pick<MemberDues, 'bills' | 'consents'>) {
  const agreed = consents.filter(({ status }) => status === 'agreed');
  return (
    <>
      <Form.Item name="months" label="交纳月份" rules={[{ required: true, message: '请选择交纳的月份' }]} extra="从最早的月份交起，中间不能空月">
        <Select mode="multiple" placeholder="选择月份" options={payableMonths(bills, thisMonth(), AHEAD)} />
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
    </>
  );
}
