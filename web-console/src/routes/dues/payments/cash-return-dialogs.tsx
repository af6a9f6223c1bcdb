import { moneyText } from '@xianfeng/client-core';
import { CASH_RETURN_WAYS, duesPaymentsApi, type CashLine, type CashReturnWay, type IsoDate } from '@xianfeng/shared-types';
import { Form, Input, Radio } from 'antd';
import { useAction } from '@/shared/api';
import { today } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';

interface Props {
  line: CashLine;
  open: boolean;
  onClose: () => void;
}

const WAYS: { value: CashReturnWay; label: string }[] = [
  { value: 'cash', label: `${CASH_RETURN_WAYS.cash}（现金还没有存入银行）` }, { value: 'bank', label: `${CASH_RETURN_WAYS.bank}（现金已存入银行）` },
];

/** Asks for confirmed cash to go back, in notes or from the bank account. */
export function ReturnRequestDialog({ line: { id, version }, open, onClose }: Props) {
  const ask = useAction(duesPaymentsApi.requestCashReturn, { quiet: true, done: '已交另一人办理退还', refresh: [duesPaymentsApi.cash] });
  return (
    <FormDialog<{ way: CashReturnWay; reason: string }>
      open={open} title="退还这笔现金？" okText="申请退还" danger initial={{ way: 'cash' }}
      hint="由另一人退还并确认；确认后所交月份恢复为待交，电子党费证标为已退。"
      submit={(values) => ask.mutateAsync({ params: { id }, body: { ...values, version } })} onClose={onClose}
    >
      <Form.Item name="way" label="退还方式">
        <Radio.Group options={WAYS} vertical />
      </Form.Item>
      <Form.Item name="reason" label="退还原因（本人会看到）" rules={[{ required: true, whitespace: true, message: '请填写退还原因' }]}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}

/** The second person's word, by the bank's slip. */
export function TransferDialog({ line: { id, version, amountFen, payer, receivedOn }, open, onClose }: Props) {
  const confirm = useAction(duesPaymentsApi.decideCashReturn, { quiet: true, done: '已确认退还', refresh: [duesPaymentsApi.cash] });
  return (
    <FormDialog<{ on: IsoDate; slip: string }>
      open={open} title="确认已由党费账户转退？" okText="确认已转账" initial={{ on: today() }}
      hint={`请先从党费账户把 ${moneyText(amountFen)} 转给${payer.name}同志，再凭银行回单确认。确认后记减银行存款和党费收入，不能撤回。`}
      submit={(values) => confirm.mutateAsync({ params: { id }, body: { ...values, outcome: 'approve', version } })} onClose={onClose}
    >
      <Form.Item name="on" label="转账日期" rules={[{ required: true, message: '请选择银行回单的日期' }]}>
        <DateField notBefore={receivedOn} notAfter={today()} />
      </Form.Item>
      <Form.Item name="slip" label="银行回单编号" rules={[{ required: true, whitespace: true, message: '请填写银行回单编号' }]}>
        <Input maxLength={64} />
      </Form.Item>
    </FormDialog>
  );
}
