import { duesApi, RELIEF_KINDS, type ApplyReliefBody, type MemberDues } from '@xianfeng/shared-types';
import { Flex, Form, Input, Radio } from 'antd';
import { useAction } from '@/shared/api';
import { thisMonth } from '@/shared/format';
import { FormDialog, optionsOf } from '@/shared/ui';
import { MONEY_NEEDED, MoneyField } from '../parts/money-field';
import { MonthField } from '../parts/month-field';

interface Props {
  open: boolean;
  member: MemberDues['member'];
  onClose: () => void;
}

/** What a member asked for in person, written down by the secretary; it takes the same way as one from the phone. */
export function ReliefDialog({ open, member, onClose }: Props) {
  const enter = useAction(duesApi.enterRelief, { quiet: true, done: '已登记，待支部研究', refresh: [duesApi.member, duesApi.reliefs, duesApi.branch] });
  return (
    <FormDialog<ApplyReliefBody>
      open={open} title={`登记${member.name}的少交、免交申请`} okText="登记" initial={{ kind: 'reduce', fromMonth: thisMonth(), toMonth: `${thisMonth().slice(0, 4)}-12` }}
      hint="党员提出申请，支部研究同意后报上一级党委批准；离退休党员由支部决定。" submit={(body) => enter.mutateAsync({ params: { id: member.id }, body })} onClose={onClose}
    >
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const kind = Form.useWatch('kind', Form.useFormInstance<ApplyReliefBody>());
  return (
    <>
      <Form.Item name="kind" label="申请">
        <Radio.Group options={optionsOf(RELIEF_KINDS)} />
      </Form.Item>
      {kind === 'reduce' && (
        <Form.Item name="monthlyFen" label="每月交纳" rules={MONEY_NEEDED}>
          <MoneyField />
        </Form.Item>
      )}
      <Flex gap={16}>
        <Form.Item name="fromMonth" label="从" style={{ flex: 1 }} rules={[{ required: true, message: '请选择开始的月份' }]}><MonthField /></Form.Item>
        <Form.Item name="toMonth" label="到" style={{ flex: 1 }} rules={[{ required: true, message: '请选择结束的月份' }]}><MonthField /></Form.Item>
      </Flex>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请填写理由' }]}>
        <Input.TextArea rows={3} maxLength={500} showCount placeholder="例如 因病长期休养，家庭生活困难" />
      </Form.Item>
    </>
  );
}
