import { settingsApi, type MessageSetting, type MessageVersion } from '@xianfeng/shared-types';
import { Button, Empty, Flex, Popconfirm, Tag, Timeline, Typography } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { QueryView, SideDrawer } from '@/shared/ui';
import { VERSION_DOTS, VERSION_STATES } from './setting-words';
import { wordingLines } from './wording-words';

interface Props {
  /** Null: closed. */
  message: MessageSetting | null;
  onClose: () => void;
}

/** Every wording that messages of a kind had and will have; what has not begun can be taken back. */
export function WordingHistory({ message, onClose }: Props) {
  return (
    <SideDrawer open={message !== null} size={560} title={message ? `${message.label}：历次用语` : ''} onClose={onClose}>
      {message && <Versions message={message} />}
    </SideDrawer>
  );
}

function Versions({ message: { topic } }: { message: MessageSetting }) {
  const history = useApi(settingsApi.messageHistory, { params: { topic } });
  return (
    <QueryView query={history}>
      {(versions) =>
        versions.length > 0 ? (
          <Timeline items={versions.map((version) => ({ key: version.id, color: VERSION_DOTS[version.state], content: <Version topic={topic} version={version} /> }))} />
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="一直使用产品预置的用语" />
        )
      }
    </QueryView>
  );
}

function Version({ topic, version }: { topic: MessageSetting['topic']; version: MessageVersion }) {
  const { id, effectiveFrom, reason, createdByName, createdAt, state, allowedActions } = version;
  const withdraw = useAction(settingsApi.withdrawMessage, { refresh: [settingsApi.messages, settingsApi.messageHistory], done: '已取消' });
  const lines = wordingLines(version);
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} align="center">
        <strong>{dateText(effectiveFrom)}起</strong>
        <Tag color={VERSION_STATES[state].tone}>{VERSION_STATES[state].text}</Tag>
        {allowedActions.includes('withdraw') && (
          <Popconfirm title="取消这套尚未生效的用语？" description="到期后继续使用原来的用语。" okText="取消该用语" cancelText="保留" onConfirm={() => withdraw.mutate({ params: { topic, id } })}>
            <Button type="link" size="small" danger loading={withdraw.isPending}>取消</Button>
          </Popconfirm>
        )}
      </Flex>
      {lines.length === 0 && <span>恢复产品预置的用语</span>}
      {lines.map(({ label, text }) => (
        <span key={label}>{label}：{text}</span>
      ))}
      <span>原因：{reason}</span>
      <Typography.Text type="secondary">{createdByName ? `${createdByName}，` : ''}{dateTimeText(createdAt)}</Typography.Text>
    </Flex>
  );
}
