import { countOf, DELIVERY_TONES, UNDELIVERED } from '@xianfeng/client-core';
import { DELIVERY_CHANNEL_LABELS, DELIVERY_STATUS_LABELS, type IsoMonth } from '@xianfeng/shared-types';
import { loadRankingDeliveries } from '@/features/notifications/api';
import { useLoad } from '@/shared/hooks';
import { useMay } from '@/shared/session';
import { Card, ListRow, Loaded, OnPc, SectionTitle, StatRow, StatusTag } from '@/shared/ui';

/** How the month's message arrived: in the inbox, by WeChat and SMS, and what did not arrive. */
export function DeliveryCard({ month }: { month: IsoMonth }) {
  const state = useLoad(() => loadRankingDeliveries(month), [month]);
  if (!useMay('delivery:read')) return null;
  return (
    <>
      <SectionTitle title="消息送达" action="刷新" onAction={() => void state.reload()} />
      <Loaded state={state}>
        {(summary) => {
          const undelivered = UNDELIVERED.reduce((sum, status) => sum + countOf(summary, status), 0);
          return (
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
                  <ListRow key={channel + status} title={DELIVERY_CHANNEL_LABELS[channel]} note={<StatusTag tone={DELIVERY_TONES[status]} text={DELIVERY_STATUS_LABELS[status]} />} value={`${count} 条`} />
                ))}
                {summary.byStatus.length === 0 && <ListRow title="还没有发出的消息" note="通报发布后自动发送" />}
              </Card>
              {undelivered > 0 && <OnPc what={`查看 ${undelivered} 条没有送到的原因和重发`} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
