import { authApi, type SessionVia, type SessionView } from '@xianfeng/shared-types';
import { useState } from 'react';
import { dateTimeText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ConfirmDialog, ListRow, Loaded, Tag, toast } from '@/shared/ui';

const VIA: Record<SessionVia, string> = { wechat: '微信登录', sms: '短信登录', scan: '扫码登录' };
const noteOf = ({ via, lastSeenAt }: SessionView) => `${VIA[via]} · 最近使用 ${dateTimeText(lastSeenAt)}`;

/** Where I am logged in; any other place can be logged out from here. */
export function SessionList() {
  const sessions = useLoad(() => call(authApi.sessions), []);
  const [ending, setEnding] = useState<SessionView | null>(null);
  const [endingOthers, setEndingOthers] = useState(false);
  const end = useMutation((_key, id: string) => call(authApi.endSession, { params: { id } }), {
    onDone: () => {
      setEnding(null);
      toast.done('已退出');
      void sessions.reload();
    },
  });
  const endOthers = useMutation(() => call(authApi.endOtherSessions), {
    onDone: ({ ended }) => {
      setEndingOthers(false);
      toast.done(`已退出 ${ended} 台设备`);
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
                icon={row.kind === 'console' ? 'pc' : 'phone'}
                title={row.device}
                note={noteOf(row)}
                value={row.current ? <Tag tone="green">本机</Tag> : <Button small onClick={() => setEnding(row)}>退出</Button>}
              />
            ))}
          </Card>
          {rows.length > 1 && <Button kind="text" block onClick={() => setEndingOthers(true)}>退出其他全部设备</Button>}
          <ConfirmDialog
            open={endingOthers}
            title="退出其他全部设备？"
            confirmText="全部退出"
            loading={endOthers.running}
            onConfirm={() => void endOthers.run()}
            onCancel={() => setEndingOthers(false)}
          >
            仅保留本机的登录，其他手机和电脑须重新登录。
          </ConfirmDialog>
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
