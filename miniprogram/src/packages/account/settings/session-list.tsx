import { authApi, type SessionView } from '@xianfeng/shared-types';
import { useState } from 'react';
import { dateTimeText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ConfirmDialog, ListRow, Loaded, Tag, toast } from '@/shared/ui';

const noteOf = ({ via, lastSeenAt }: SessionView) => `${via === 'wechat' ? '微信登录' : '短信登录'} · 最近使用 ${dateTimeText(lastSeenAt)}`;

/** Where I am logged in; any other place can be logged out from here. */
export function SessionList() {
  const sessions = useLoad(() => call(authApi.sessions), []);
  const [ending, setEnding] = useState<SessionView | null>(null);
  const end = useMutation((_key, id: string) => call(authApi.endSession, { params: { id } }), {
    onDone: () => {
      setEnding(null);
      toast.done('已退出');
      void sessions.reload();
    },
  });
  return (
    <Loaded state={sessions}>
      {(rows) => (
        <>
          <Card flush>
            {rows.map((row) => (
              <ListRow
                key={row.id}
                icon="phone"
                title={row.device}
                note={noteOf(row)}
                value={row.current ? <Tag tone="green">本机</Tag> : <Button small onClick={() => setEnding(row)}>退出</Button>}
              />
            ))}
          </Card>
          <ConfirmDialog
            open={ending !== null}
            title={`退出“${ending?.device ?? ''}”的登录？`}
            confirmText="退出该设备"
            loading={end.running}
            onConfirm={() => ending && void end.run(ending.id)}
            onCancel={() => setEnding(null)}
          />
        </>
      )}
    </Loaded>
  );
}
