import { View } from '@tarojs/components';
import type { InboxItem } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadInbox, markAllRead, markRead } from '@/features/notifications/api';
import { MessageRow } from '@/features/notifications/components/message-row';
import { useInfinite, useMutation } from '@/shared/hooks';
import { go, openPath } from '@/shared/navigation';
import { Button, Card, ListEnd, LoadedPage, Tabs, toast } from '@/shared/ui';
import './index.scss';

const FILTERS = [{ key: 'all', text: '全部' }, { key: 'unread', text: '未读' }] as const;
type Filter = (typeof FILTERS)[number]['key'];

/** 消息: everything I was told, whether or not WeChat could show it. */
export default function InboxPage() {
  const [filter, setFilter] = useState<Filter>('all');
  const list = useInfinite((cursor) => loadInbox(filter === 'unread', cursor), [filter]);
  const readAll = useMutation(() => markAllRead(), {
    onDone: () => {
      toast.done('已全部标为已读');
      void list.reload();
    },
  });
  const open = (item: InboxItem) => {
    if (!item.readAt) {
      // Opening the page must not wait for the mark, nor fail with it.
      markRead(item.id).catch(() => undefined);
      list.setData((list.data ?? []).map((one) => (one.id === item.id ? { ...one, readAt: new Date().toISOString() } : one)));
    }
    openPath(item.page);
  };
  const header = (
    <>
      <Tabs items={FILTERS} current={filter} onChange={setFilter} />
      <View className="xf-inbox-actions">
        {list.data?.some(({ readAt }) => !readAt) && <Button kind="text" small icon="check" loading={readAll.running} onClick={() => void readAll.run()}>全部已读</Button>}
        <View className="xf-inbox-actions__last">
          <Button kind="text" small icon="settings" onClick={() => go('preferences')}>提醒设置</Button>
        </View>
      </View>
    </>
  );
  return (
    <LoadedPage state={list} header={header} empty={{ icon: 'bell', title: filter === 'unread' ? '没有未读消息' : '还没有消息' }}>
      {(items) => (
        <>
          <Card flush>{items.map((item) => <MessageRow key={item.id} item={item} onClick={() => open(item)} />)}</Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
