import { authApi, type SessionView } from '@xianfeng/shared-types';
import { Button, Popconfirm, Table, Tag } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { QueryView } from '@/shared/ui';

/** Every place where I am logged in; a lost device is locked out from here. */
export function Sessions() {
  const sessions = useApi(authApi.sessions, {});
  const refresh = { refresh: [authApi.sessions] };
  const end = useAction(authApi.endSession, { ...refresh, done: '已退出该设备' });
  const endOthers = useAction(authApi.endOtherSessions, { ...refresh, done: '已退出其他设备' });
  return (
    <QueryView query={sessions}>
      {(rows) => (
        <>
          <Table<SessionView>
            size="middle"
            pagination={false}
            rowKey="id"
            dataSource={rows}
            columns={[
              { title: '设备', key: 'device', render: (_, { device, current }) => <>{device} {current && <Tag color="green">本机</Tag>}</> },
              { title: '登录时间', key: 'from', width: 190, render: (_, { createdAt }) => dateTimeText(createdAt) },
              { title: '最近使用', key: 'seen', width: 190, render: (_, { lastSeenAt }) => dateTimeText(lastSeenAt) },
              { title: '', key: 'end', width: 90, align: 'right', render: (_, { id, current }) => !current && <Button size="small" onClick={() => end.mutate({ params: { id } })}>退出</Button> },
            ]}
          />
          {rows.length > 1 && (
            <Popconfirm title="退出本机以外的所有设备？" okText="退出" cancelText="取消" onConfirm={() => endOthers.mutate({})}>
              <Button style={{ marginTop: 12 }} loading={endOthers.isPending}>
                退出其他所有设备
              </Button>
            </Popconfirm>
          )}
        </>
      )}
    </QueryView>
  );
}
