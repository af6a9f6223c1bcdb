import { MEMBER_STATUS_ACTIONS, membersApi, type IsoDate, type MemberStatusAction, type MemberView } from '@xianfeng/shared-types';
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { NamedOrgField, type NamedOrg } from '@/shared/org';
import { DateField, FormDialog } from '@/shared/ui';
import { MemberDrawer } from './member-drawer';

const CHANGED = [membersApi.detail, membersApi.history, membersApi.list] as const;
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

interface Move {
  to: NamedOrg;
  reason: string;
}

function MoveDialog({ member, open, onClose }: { member: MemberView; open: boolean; onClose: () => void }) {
  const move = useAction(membersApi.move, { quiet: true, refresh: CHANGED, done: '已调整所在组织' });
  return (
    <FormDialog<Move>
      open={open}
      title={`调整${member.name}的所在组织`}
      okText="调整"
      submit={({ to, reason }) => move.mutateAsync({ params: { id: member.id }, body: { version: member.version, toOrgId: to.id, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Form.Item label="现在的组织">{member.org.name}</Form.Item>
      <Form.Item name="to" label="调整到" extra="调入临时党支部的，保留原支部的组织关系，到期返回" rules={[{ required: true, message: '请选择调整到的组织' }]}>
        <NamedOrgField label="调整到" />
      </Form.Item>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}

function StatusDialog({ member, action, onClose }: { member: MemberView; action: MemberStatusAction | null; onClose: () => void }) {
  const change = useAction(membersApi.changeStatus, { quiet: true, refresh: CHANGED, done: '已登记' });
  return (
    <FormDialog<{ on: IsoDate; reason: string }>
      open={action !== null}
      title={action ? `${MEMBER_STATUS_ACTIONS[action]}：${member.name}` : ''}
      okText="登记"
      danger
      submit={({ on, reason }) => change.mutateAsync({ params: { id: member.id }, body: { version: member.version, action: action!, on, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Form.Item name="on" label="生效日期" rules={[{ required: true, message: '请选择生效日期' }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="reason" label="依据或原因" rules={[{ required: true, whitespace: true, message: '请填写依据或原因' }]}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}
