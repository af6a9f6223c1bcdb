import { View } from '@tarojs/components';
import { countOf, REDRIVE_HINTS, UNDELIVERED, type UndeliveredStatus } from '@xianfeng/client-core';
import { DELIVERY_CHANNEL_LABELS, DELIVERY_STATUS_LABELS, type DeliveryItem, type DeliverySummary, type IsoMonth } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadDeliveries, redrive } from '@/features/notifications/api';
import { useInfinite, useMutation } from '@/shared/hooks';
import { useMay } from '@/shared/session';
import { Button, ListEnd, ListRow, Loaded, NoticeBar, Tabs, toast } from '@/shared/ui';

interface UndeliveredProps {
  month: IsoMonth;
  summary: DeliverySummary;
  onRedriven: () => void;
}

/** Messages that did not arrive, by what became of them, with the reason and another try. */
export function Undelivered({ month, summary, onRedriven }: UndeliveredProps) {
  const tabs = UNDELIVERED.map((key) => ({ key, text: DELIVERY_STATUS_LABELS[key], count: countOf(summary, key) }));
  const [status, setStatus] = useState<UndeliveredStatus>(() => tabs.find(({ count }) => count > 0)?.key ?? 'failed');
  return (
    <>
      <View className="xf-month-form">
        <Tabs look="pill" items={tabs} current={status} onChange={setStatus} />
        <NoticeBar tone="blue">{REDRIVE_HINTS[status]}</NoticeBar>
      </View>
      <DeliveryList key={status} month={month} status={status} onRedriven={onRedriven} />
    </>
  );
}

function DeliveryList({ month, status, onRedriven }: { month: IsoMonth; status: UndeliveredStatus; onRedriven: () => void }) {
  const list = useInfinite((cursor) => loadDeliveries(month, status, cursor), [month, status]);
  const mayRedrive = useMay('delivery:redrive');
  const [trying, setTrying] = useState<DeliveryItem['id'] | null>(null);
  const again = useMutation((key, id: DeliveryItem['id']) => redrive(id, key), {
    onDone: () => {
      toast.done('已重新发送');
      onRedriven();
      void list.reload();
    },
  });
  return (
    <Loaded state={list} empty={{ icon: 'check-circle', title: `没有${DELIVERY_STATUS_LABELS[status]}的消息` }}>
      {(items) => (
        <>
          {items.map(({ id, memberName, orgName, channel, reason, attempts, canRedrive }) => (
            <ListRow
              key={id}
              title={memberName ?? orgName}
              note={[memberName && orgName, DELIVERY_CHANNEL_LABELS[channel], reason, `试过 ${attempts} 次`].filter(Boolean).join(' · ')}
              value={mayRedrive && canRedrive && (
                <Button
                  small
                  loading={again.running && trying === id}
                  onClick={() => {
                    setTrying(id);
                    void again.run(id);
                  }}
                >
                  重发
                </Button>
              )}
            />
          ))}
          <ListEnd list={list} />
        </>
      )}
    </Loaded>
  );
}
