import { duesApi, PAYER_RELATIONS, type MemberDues, type RequestConsentBody } from '@xianfeng/shared-types';
import { Flex, Form, Input, Select } from 'antd';
import { useAction } from '@/shared/api';
import { thisMonth } from '@/shared/format';
import { MemberField, useScope } from '@/shared/org';
import { FormDialog, optionsOf } from '@/shared/ui';
import { MonthField } from '../parts/month-field';

interface Props {
  open: boolean;
  member: MemberDues['member'];
  onClose: () => void;
}

/** Somebody who pays for the member; named by the secretary, the branch has consented. */
export function ConsentDialog({ open, member, onClose }: Props) {
  const enter = useAction(duesApi.enterConsent, { quiet: true, done: '已登记代交人', refresh: [duesApi.member, duesApi.consents, duesApi.branch] });
  return (
    <FormDialog<RequestConsentBody>
      open={open} title={`为${member.name}指定代交人`} okText="登记" initial={{ relation: 'spouse', fromMonth: thisMonth(), toMonth: `${thisMonth().slice(0, 4)}-12` }}
      hint="党员因病、年老等原因不能亲自交纳的，经支部同意可由亲属或其他党员代交；组织不能代党员交纳。" submit={(body) => enter.mutateAsync({ params: { id: member.id }, body })} onClose={onClose}
    >
      <Fields />
    </FormDialog>
  );
}

function Fields() {
  const { orgId } = useScope();
  const relation = Form.useWatch('relation', Form.useFormInstance<RequestConsentBody>());
  return (
    <>
      <Form.Item name="relation" label="与党员的关系"><Select options={optionsOf(PAYER_RELATIONS)} /></Form.Item>
      {relation === 'member' ? (
        <Form.Item name="payerMemberId" label="代交的党员" rules={[{ required: true, message: '请选择党员' }]}><MemberField orgId={orgId} /></Form.Item>
      ) : (
        <Form.Item name="payerName" label="代交人姓名" rules={[{ required: true, whitespace: true, message: '请填写代交人姓名' }]}><Input maxLength={30} /></Form.Item>
      )}
      <Flex gap={16}>
        <Form.Item name="fromMonth" label="从" style={{ flex: 1 }} rules={[{ required: true, message: '请选择开始的月份' }]}><MonthField /></Form.Item>
        <Form.Item name="toMonth" label="到" style={{ flex: 1 }} rules={[{ required: true, message: '请选择结束的月份' }]}><MonthField /></Form.Item>
      </Flex>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}><Input.TextArea rows={2} maxLength={200} showCount /></Form.Item>
    </>
  );
}
