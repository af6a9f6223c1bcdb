import type { OrgAction, OrgDetail } from '@xianfeng/shared-types';
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { CloseDialog } from './change/close-dialog';
import { MergeDialog } from './change/merge-dialog';
import { MoveDialog } from './change/move-dialog';
import { OrgDrawer } from './org-drawer';

const MORE: { action: OrgAction; label: string; danger?: boolean }[] = [
  { action: 'move', label: '调整隶属关系' },
  { action: 'merge', label: '接收其他组织并入' },
  { action: 'close', label: '撤销', danger: true },
];

/** What this officer may do with the organisation now, as the server says. */
export function OrgActions({ org }: { org: OrgDetail }) {
  const [open, setOpen] = useState<OrgAction | null>(null);
  const close = () => setOpen(null);
  const may = (action: OrgAction) => org.allowedActions.includes(action);
  const more = MORE.filter(({ action }) => may(action)).map(({ action, label, danger }) => ({ key: action, label, danger }));
  return (
    <Flex gap={8}>
      {may('create_child') && <Button onClick={() => setOpen('create_child')}>新建下级组织</Button>}
      {may('update') && <Button onClick={() => setOpen('update')}>修改信息</Button>}
      {more.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: more, onClick: ({ key }) => setOpen(key as OrgAction) }}>
          <Button icon={<DownOutlined />} iconPlacement="end">
            组织调整
          </Button>
        </Dropdown>
      )}
      <OrgDrawer org={org} open={open === 'create_child' || open === 'update' ? open : null} onClose={close} />
      <MoveDialog org={org} open={open === 'move'} onClose={close} />
      <MergeDialog org={org} open={open === 'merge'} onClose={close} />
      <CloseDialog org={org} open={open === 'close'} onClose={close} />
    </Flex>
  );
}
