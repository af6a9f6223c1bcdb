import { settingsApi, type Setting, type SettingVersion } from '@xianfeng/shared-types';
import { Button, Flex, Popconfirm, Tag, Timeline, Typography } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { QueryView, SideDrawer } from '@/shared/ui';
import { basisText, valueText, VERSION_DOTS, VERSION_STATES } from './setting-words';

interface Props {
  /** Null: closed. */
  setting: Setting | null;
  onClose: () => void;
}

/** Every value that a rule had and will have; what has not begun can be taken back. */
export function HistoryDrawer({ setting, onClose }: Props) {
  return (
    <SideDrawer open={setting !== null} size={560} title={setting ? `${setting.title}：历次值` : ''} onClose={onClose}>
      {setting && <Versions setting={setting} />}
    </SideDrawer>
  );
}

function Versions({ setting }: { setting: Setting }) {
  const history = useApi(settingsApi.history, { params: { code: setting.code } });
  return (
    <QueryView query={history}>
      {(versions) => <Timeline items={versions.map((version) => ({ key: version.id, color: VERSION_DOTS[version.state], content: <Version setting={setting} version={version} /> }))} />}
    </QueryView>
  );
}

function Version({ setting, version }: { setting: Setting; version: SettingVersion }) {
  const { id, value, effectiveFrom, org, reason, createdByName, createdAt, state, allowedActions } = version;
  const withdraw = useAction(settingsApi.withdraw, { refresh: [settingsApi.list, settingsApi.history], done: '已取消' });
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} align="center">
        <strong>{valueText(setting, value)}</strong>
        <Tag color={VERSION_STATES[state].tone}>{VERSION_STATES[state].text}</Tag>
        {org && <Typography.Text>{org.name}及下级</Typography.Text>}
        {allowedActions.includes('withdraw') && (
          <Popconfirm title="取消这个尚未生效的值？" description="到期后继续按原来的值执行。" okText="取消该值" cancelText="保留" onConfirm={() => withdraw.mutate({ params: { code: setting.code, id } })}>
            <Button type="link" size="small" danger loading={withdraw.isPending}>取消</Button>
          </Popconfirm>
        )}
      </Flex>
      <span>{dateText(effectiveFrom)}起</span>
      <span>依据：{basisText(version)}</span>
      {reason && <span>原因：{reason}</span>}
      <Typography.Text type="secondary">{createdByName && createdAt ? `${createdByName}，${dateTimeText(createdAt)}` : '产品预置'}</Typography.Text>
    </Flex>
  );
}
