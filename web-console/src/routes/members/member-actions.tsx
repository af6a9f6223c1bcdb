import { MEMBER_STATUS_ACTIONS, membersApi, type MemberStatusAction, type MemberView } from '@xianfeng/shared-types';
import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call, useAction, useRefresh } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import { DateField } from '@/shared/ui';
import { MemberDrawer } from './member-drawer';

const isStatusAction = (action: string): action is MemberStatusAction => action in MEMBER_STATUS_ACTIONS;

/** What this officer may do with the member now, as the server says. */
export function MemberActions({ member }: { member: MemberView }) {
  const [editing, setEditing] = useState(false);
  const [moving, setMoving] = useState(false);
  const [status, setStatus] = useState<MemberStatusAction | null>(null);
  const statuses = member.allowedActions.filter(isStatusAction).map((action) => ({ key: action, label: MEMBER_STATUS_ACTIONS[action] }));
  return (
    <>
      {member.allowedActions.includes('update') && <Button onClick={() => setEditing(true)}>修改信息</Button>}
      {member.allowedActions.includes('move') && <Button onClick={() => setMoving(true)}>调整所在组织</Button>}
      {statuses.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: statuses, onClick: ({ key }) => setStatus(key as MemberStatusAction) }}>
          <Button icon={<DownOutlined />} iconPlacement="end">
            党籍变动
          </Button>
        </Dropdown>
      )}
      <MemberDrawer open={editing} member={member} orgId={member.org.id} orgName={member.org.name} onClose={() => setEditing(false)} />
      <MoveDialog member={member} open={moving} onClose={() => setMoving(false)} />
      <StatusDialog member={member} action={status} onClose={() => setStatus(null)} />
    </>
  );
}

function MoveDialog({ member, open, onClose }: { member: MemberView; open: boolean; onClose: () => void }) {
  const [to, setTo] = useState<{ id: string; name: string } | null>(null);
  const [reason, setReason] = useState('');
  const move = useAction(membersApi.move, { refresh: [membersApi.detail, membersApi.history, membersApi.list], done: '已调整所在组织', onDone: onClose });
  return (
    <Modal
      open={open}
      title={`调整${member.name}的所在组织`}
      okText="调整"
      okButtonProps={{ disabled: !to || reason.trim() === '', loading: move.isPending }}
      onOk={() => move.mutate({ params: { id: member.id }, body: { version: member.version, toOrgId: to!.id, reason: reason.trim() } })}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="现在的组织">{member.org.name}</Form.Item>
        <Form.Item label="调整到" required extra="调入临时党支部的，保留原支部的组织关系，到期返回">
          <OrgPicker block label="调整到" value={to?.name ?? null} selected={to?.id} onChoose={setTo} />
        </Form.Item>
        <Form.Item label="原因" required>
          <Input.TextArea aria-label="原因" rows={3} maxLength={200} showCount value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function StatusDialog({ member, action, onClose }: { member: MemberView; action: MemberStatusAction | null; onClose: () => void }) {
  const [form] = Form.useForm<{ on: string; reason: string }>();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const change = async ({ on, reason }: { on: string; reason: string }) => {
    await call(membersApi.changeStatus, { params: { id: member.id }, body: { version: member.version, action: action!, on, reason: reason.trim() } });
    await refresh(membersApi.detail, membersApi.history, membersApi.list);
    void message.success('已登记');
    onClose();
  };
  return (
    <Modal open={action !== null} title={action ? `${MEMBER_STATUS_ACTIONS[action]}：${member.name}` : ''} okText="登记" okButtonProps={{ danger: true }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={(values) => change(values).catch((error: Error) => void message.error(error.message))}>
        <Form.Item name="on" label="生效日期" rules={[{ required: true, message: '请选择生效日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="reason" label="依据或原因" rules={[{ required: true, whitespace: true, message: '请填写依据或原因' }]}>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
