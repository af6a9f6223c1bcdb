import type { DeliveryItem, IsoMonth } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadFailedDeliveries, loadRankingDeliveries, redrive } from '@/features/notifications/api';
import { CHANNEL_LABELS, countOf, DELIVERY_LABELS, DELIVERY_TONES } from '@/features/notifications/model/words';
import { useInfinite, useLoad, useMutation } from '@/shared/hooks';
import { useMay } from '@/shared/session';
import { Button, Card, ListEnd, ListRow, Loaded, SectionTitle, Sheet, StatRow, StatusTag, toast } from '@/shared/ui';

/** How the month's message arrived: in the inbox, by WeChat and SMS, and what failed. */
export function DeliveryCard({ month }: { month: IsoMonth }) {
  const state = useLoad(() => loadRankingDeliveries(month), [month]);
  const [open, setOpen] = useState(false);
  if (!useMay('delivery:read')) return null;
  return (
    <>
      <SectionTitle title="消息送达" action="刷新" onAction={() => void state.reload()} />
      <Loaded state={state}>
        {(summary) => (
          <>
            <Card>
              <StatRow
                stats={[
                  { label: '已通知', value: summary.notified, unit: '人' },
                  { label: '已读', value: summary.read, unit: '人' },
                  { label: '失败', value: countOf(summary, 'failed'), unit: '条', accent: countOf(summary, 'failed') > 0 },
                ]}
              />
            </Card>
            <Card flush>
              {summary.byStatus.map(({ channel, status, count }) => (
                <ListRow key={channel + status} title={`${CHANNEL_LABELS[channel]}`} note={<StatusTag tone={DELIVERY_TONES[status]} text={DELIVERY_LABELS[status]} />} value={`${count} 条`} />
              ))}
              {summary.byStatus.length === 0 && <ListRow title="还没有发出的消息" note="通报发布后自动发送" />}
              {summary.byStatus.length > 0 && <ListRow icon="refresh" title="失败的消息" note="查看原因，重新发送" onClick={() => setOpen(true)} />}
            </Card>
            <Sheet open={open} title="失败的消息" onClose={() => setOpen(false)}><Failed month={month} onRedriven={() => void state.reload()} /></Sheet>
          </>
        )}
      </Loaded>
    </>
  );
}

function Failed({ month, onRedriven }: { month: IsoMonth; onRedriven: () => void }) {
  const list = useInfinite((cursor) => loadFailedDeliveries(month, 'failed', cursor), [month]);
  const mayRedrive = useMay('delivery:redrive');
  const again = useMutation((key, { id }: DeliveryItem) => redrive(id, key), {
    onDone: () => {
      toast.done('已重新发送');
      onRedriven();
      void list.reload();
    },
  });
  return (
    <Loaded state={list} empty={{ icon: 'check-circle', title: '没有失败的消息' }}>
      {(items) => (
        <>
          {items.map((item) => (
            <ListRow
              key={item.id}
              title={item.memberName ?? item.orgName}
              note={`${CHANNEL_LABELS[item.channel]} · ${item.reason} · 试过 ${item.attempts} 次`}
              value={mayRedrive && item.canRedrive && <Button small loading={again.running} onClick={() => void again.run(item)}>重发</Button>}
            />
          ))}
          <ListEnd list={list} />
        </>
      )}
    </Loaded>
  );
}
