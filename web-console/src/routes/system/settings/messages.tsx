import { settingsApi, type MessageSetting } from '@xianfeng/shared-types';
import { Button, Flex, Skeleton, Table, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { useApi } from '@/shared/api';
import { dateText } from '@/shared/format';
import { QueryView } from '@/shared/ui';
import { WordingDialog } from './wording-dialog';
import { WordingHistory } from './wording-history';
import { wordingLines } from './wording-words';

/** What every kind of message says, and what of it the customer has worded. */
export function Messages() {
  const messages = useApi(settingsApi.messages, {});
  const [changing, setChanging] = useState<MessageSetting | null>(null);
  const [history, setHistory] = useState<MessageSetting | null>(null);
  const columns: TableProps<MessageSetting>['columns'] = [
    { title: '消息', width: 190, render: (_, { label, important }) => <>{label} {important && <Tag color="gold" title="党员不能关闭此类消息">重要</Tag>}</> },
    {
      title: '党员看到的样子',
      render: (_, { sample }) => (
        <>
          <div>{sample.title}</div>
          <Typography.Text type="secondary">{sample.body}</Typography.Text>
        </>
      ),
    },
    { title: '用语', width: '24%', render: (_, message) => <Words message={message} /> },
    { title: '微信提醒', width: 112, render: (_, { wechat }) => <Wechat wechat={wechat} /> },
    {
      title: '操作', width: 136,
      render: (_, message) => (
        <Flex gap={12}>
          {message.allowedActions.includes('change') && <Button type="link" size="small" style={{ padding: 0 }} aria-label={`修改${message.label}的用语`} onClick={() => setChanging(message)}>修改</Button>}
          <Button type="link" size="small" style={{ padding: 0 }} aria-label={`${message.label}的历次用语`} onClick={() => setHistory(message)}>历次用语</Button>
        </Flex>
      ),
    },
  ];
  return (
    <QueryView query={messages} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
      {(rows) => (
        <>
          <Table<MessageSetting> size="middle" rowKey="topic" dataSource={rows} columns={columns} tableLayout="fixed" pagination={false} scroll={{ x: 900 }} />
          <WordingDialog message={changing} onClose={() => setChanging(null)} />
          <WordingHistory message={history} onClose={() => setHistory(null)} />
        </>
      )}
    </QueryView>
  );
}

function Words({ message: { current, planned } }: { message: MessageSetting }) {
  const lines = current ? wordingLines(current) : [];
  return (
    <Flex vertical gap={2} align="flex-start">
      {lines.length === 0 && <Typography.Text type="secondary">产品预置</Typography.Text>}
      {lines.map(({ label, text }) => (
        <span key={label}>
          {label}：{text}
        </span>
      ))}
      {planned.map(({ id, effectiveFrom }) => (
        <Tag key={id} color="blue">
          {dateText(effectiveFrom)}起改用新用语
        </Tag>
      ))}
    </Flex>
  );
}

function Wechat({ wechat }: Pick<MessageSetting, 'wechat'>) {
  if (!wechat) return <>只发站内信</>;
  return wechat.templateSet ? <Tag color="green">模板已设置</Tag> : <Tag color="red">缺少模板</Tag>;
}
