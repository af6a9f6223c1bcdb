import { duesPaymentsApi, type PaymentOrder, type RequestRefundBody } from '@xianfeng/shared-types';
import { Checkbox, Form, Input } from 'antd';
import { useAction } from '@/shared/api';
import { monthText } from '@/shared/format';
import { FormDialog } from '@/shared/ui';
import { leftText, payerOf, refundable } from './payment-words';

interface Props {
  open: boolean;
  order: PaymentOrder;
  onClose: () => void;
}

/** Asks for money to be given back; another person decides. */
export function RefundRequest({ open, order, onClose }: Props) {
  const request = useAction(duesPaymentsApi.requestRefund, { quiet: true, done: '已提出，等待党费管理员复核', refresh: [duesPaymentsApi.order, duesPaymentsApi.orders, duesPaymentsApi.refunds] });
  const { months, extra } = refundable(order);
  const held = order.items.some(({ month, heldFen }) => month === null && heldFen > 0);
  const send = (body: RequestRefundBody) => request.mutateAsync({ params: { id: order.id }, body: { ...body, months: body.months ?? [], extra: body.extra ?? false } });
  return (
    <FormDialog<RequestRefundBody>
      open={open} title="申请退款" okText="提出申请" danger initial={{ months: [], extra: false }} submit={send} onClose={onClose}
      hint={`由党费管理员复核，同意后原路退还付款人（${payerOf(order.payer)}），所退月份恢复为待交。`}
    >
      {months.length > 0 && <Form.Item name="months" label="退还的月份"><Checkbox.Group options={months.map((value) => ({ value, label: `${monthText(value)} · ${leftText(order, value)}` }))} /></Form.Item>}
      {extra && <Form.Item name="extra" valuePropName="checked"><Checkbox>{`${held ? '退还待查款项' : '同时退还自愿多交的部分'} · ${leftText(order, null)}`}</Checkbox></Form.Item>}
      <Form.Item name="reason" label="原因" extra="付款人会看到" rules={[{ required: true, whitespace: true, message: '请填写退款原因' }]}><Input.TextArea rows={2} maxLength={80} showCount placeholder="例如 当月已由配偶代交，重复交纳" /></Form.Item>
    </FormDialog>
  );
}
