import { MEMBER_POSTS, membersApi, type AppointMemberBody, type MemberView } from '@xianfeng/shared-types';
import { Form, Select } from 'antd';
import { useAction } from '@/shared/api';
import { NamedOrgField, type NamedOrg } from '@/shared/org';
import { DateField, FormDialog, optionsOf } from '@/shared/ui';

interface Props {
  member: MemberView;
  open: boolean;
  onClose: () => void;
}

interface Values extends Omit<AppointMemberBody, 'orgId'> {
  orgId: NamedOrg;
}

/** Enters a term in a post, here or in an organisation above. */
export function AppointDialog({ member, open, onClose }: Props) {
  const appoint = useAction(membersApi.appoint, { quiet: true, refresh: [membersApi.detail, membersApi.history, membersApi.postHolders], done: '已登记任职' });
  return (
    <FormDialog<Values>
      open={open}
      title={`登记${member.name}的任职`}
      okText="登记"
      initial={{ orgId: member.org }}
      submit={({ orgId, ...values }) => appoint.mutateAsync({ params: { id: member.id }, body: { ...values, orgId: orgId.id } })}
      onClose={onClose}
    >
      <Form.Item name="post" label="职务" rules={[{ required: true, message: '请选择职务' }]}>
        <Select options={optionsOf(MEMBER_POSTS)} />
      </Form.Item>
      <Form.Item name="orgId" label="任职组织" extra="本人所在组织，或其上级组织" rules={[{ required: true, message: '请选择任职组织' }]}>
        <NamedOrgField label="任职组织" />
      </Form.Item>
      <Form.Item name="startedOn" label="任职日期" rules={[{ required: true, message: '请选择任职日期' }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="termEndsOn" label="任期届满" extra="届满前会提醒换届">
        <DateField />
      </Form.Item>
    </FormDialog>
  );
}
