import { MEMBER_POSTS, membersApi, type AppointMemberBody, type MemberView } from '@xianfeng/shared-types';
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import { DateField, optionsOf, showAtFields } from '@/shared/ui';

interface Props {
  member: MemberView;
  open: boolean;
  onClose: () => void;
}

/** Enters a term in a post, here or in an organisation above. */
export function AppointDialog({ member, open, onClose }: Props) {
  const [form] = Form.useForm<AppointMemberBody>();
  const [org, setOrg] = useState(member.org);
  const appoint = useAction(membersApi.appoint, { refresh: [membersApi.detail, membersApi.history, membersApi.postHolders], done: '已登记任职', onDone: onClose });
  const save = (values: AppointMemberBody) =>
    appoint.mutate({ params: { id: member.id }, body: { ...values, orgId: org.id } }, { onError: (error) => void showAtFields(form, error) });
  return (
    <Modal open={open} title={`登记${member.name}的任职`} okText="登记" okButtonProps={{ loading: appoint.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={save}>
        <Form.Item name="post" label="职务" rules={[{ required: true, message: '请选择职务' }]}>
          <Select options={optionsOf(MEMBER_POSTS)} />
        </Form.Item>
        <Form.Item label="任职组织" extra="本人所在组织，或其上级组织" required>
          <OrgPicker block label="任职组织" value={org.name} selected={org.id} onChoose={setOrg} />
        </Form.Item>
        <Form.Item name="startedOn" label="任职日期" rules={[{ required: true, message: '请选择任职日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="termEndsOn" label="任期届满" extra="届满前会提醒换届">
          <DateField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
