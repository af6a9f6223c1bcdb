import { duesApi, type MemberDues, type PermitMonthsBody } from '@xianfeng/shared-types';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useAction } from '@/shared/api';
import { FormDialog } from '@/shared/ui';

interface Props {
  open: boolean;
  member: MemberDues['member'];
  onClose: () => void;
}

/** More months at once than the rule says, for a while. */
export function PermitDialog({ open, member, onClose }: Props) {
  const permit = useAction(duesApi.permit, { quiet: true, done: '已允许', refresh: [duesApi.member] });
  return (
    <FormDialog<PermitMonthsBody>
      open={open} title={`允许${member.name}一次多交几个月`} okText="允许" initial={{ kind: 'arrears', months: 12 }}
      hint="补交、预交一般不超过 6 个月；有特殊情况的，由支部书记允许，几天内有效。" submit={(body) => permit.mutateAsync({ params: { id: member.id }, body })} onClose={onClose}
    >
      <Form.Item name="kind" label="用于"><Radio.Group options={[{ value: 'arrears', label: '补交' }, { value: 'prepay', label: '预交' }]} /></Form.Item>
      <Form.Item name="months" label="一次最多交" rules={[{ required: true, message: '请填写月数' }]}><InputNumber min={1} max={60} precision={0} suffix="个月" style={{ width: 160 }} /></Form.Item>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}><Input.TextArea rows={2} maxLength={200} showCount /></Form.Item>
    </FormDialog>
  );
}
