import { settingsApi, type MessageSetting } from '@xianfeng/shared-types';
import { Button, Skeleton, Table, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { QueryView } from '@/shared/ui';
import { ClosingDialog } from './closing-dialog';

/** What every kind of message ends with, e.g. whom to ask. */
export function Messages() {
  const messages = useApi(settingsApi.messages, {});
  const [changing, setChanging] = useState<MessageSetting | null>(null);
  const columns: TableProps<MessageSetting>['columns'] = [
    { title: '消息', width: 200, render: (_, { label, important }) => <>{label} {important && <Tag color="gold" title="党员不能关闭此类消息">重要</Tag>}</> },
    {
      title: '党员看到的样子',
      render: (_, { sample }) => (
        <>
          <div>{sample.title}</div>
          <Typography.Text type="secondary">{sample.body}</Typography.Text>
        </>
      ),
    },
    { title: '附言', width: '22%', render: (_, { closing }) => closing || '—' },
    { title: '微信提醒', width: 130, render: (_, { wechat }) => <Wechat wechat={wechat} /> },
    { title: '最近修改', width: 190, render: (_, { changedByName, changedAt }) => (changedAt ? <span title={dateTimeText(changedAt)}>{changedByName}，{dateTimeText(changedAt)}</span> : '—'), ellipsis: true },
    { title: '操作', width: 80, render: (_, message) => <Button type="link" size="small" style={{ padding: 0 }} aria-label={`修改${message.label}的附言`} onClick={() => setChanging(message)}>修改</Button> },
  ];
  return (
    <QueryView query={messages} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
      {(rows) => (
        <>
          <Table<MessageSetting> size="middle" rowKey="topic" dataSource={rows} columns={columns} pagination={false} scroll={{ x: 1100 }} />
          <ClosingDialog message={changing} onClose={() => setChanging(null)} />
        </>
      )}
    </QueryView>
  );
}

function Wechat({ wechat }: Pick<MessageSetting, 'wechat'>) {
  if (!wechat) return <>只发站内信</>;
  const fields = wechat.fields.map(({ key, meaning }) => `${key}：${meaning}`).join('\n');
  return wechat.templateSet ? <Tag color="green" title={fields}>模板已设置</Tag> : <Tag color="red" title={fields}>缺少模板</Tag>;
}
