import { REDRIVE_HINTS, UNDELIVERED, type UndeliveredStatus } from '@xianfeng/client-core';
import { DELIVERY_STATUS_LABELS, notificationsApi, REDRIVE_MOST, type DeliveryFilter, type DeliveryStatus, type Id, type RedriveManyBody } from '@xianfeng/shared-types';
import { App, Button, Flex, Typography } from 'antd';
import { useAction } from '@/shared/api';
import { redrivenWords } from './redrive-words';

interface Props {
  /** Chosen lines of this page. */
  chosen: readonly Id[];
  filter: DeliveryFilter;
  /** State that the list is narrowed to. */
  status: DeliveryStatus | undefined;
  /** Lines of the filter in that state. */
  count: number;
  onDone: () => void;
}

const isUndelivered = (status: DeliveryStatus | undefined): status is UndeliveredStatus => (UNDELIVERED as readonly (string | undefined)[]).includes(status);

/** Another try for several messages: the chosen ones, or all of a state. */
export function RedriveMany({ chosen, filter, status, count, onDone }: Props) {
  const { modal, message } = App.useApp();
  const again = useAction(notificationsApi.redriveMany, {
    refresh: [notificationsApi.deliveries, notificationsApi.deliverySummary],
    onDone: (result) => {
      void message.info(redrivenWords(result));
      onDone();
    },
  });
  const ask = (title: string, content: string, body: RedriveManyBody) =>
    modal.confirm({ title, content, okText: '重发', onOk: () => again.mutateAsync({ body }).catch(() => undefined) });
  const many = Math.min(count, REDRIVE_MOST);
  if (chosen.length === 0 && !(isUndelivered(status) && count > 0)) {
    return <Typography.Text type="secondary">勾选可重发的消息，或先选一种未送达的状态，再成批重发。</Typography.Text>;
  }
  return (
    <Flex gap={8} align="center">
      <Button disabled={chosen.length === 0} onClick={() => ask(`重新发送所选的 ${chosen.length} 条消息？`, '请先看清未送达的原因；原因没有消除的，重发后仍会失败。', { ids: [...chosen] })}>
        {`重发所选 ${chosen.length} 条`}
      </Button>
      {isUndelivered(status) && count > 0 && (
        <Button onClick={() => ask(`重新发送全部“${DELIVERY_STATUS_LABELS[status]}”的 ${many} 条消息？`, `${REDRIVE_HINTS[status]}${count > many ? `每次最多 ${REDRIVE_MOST} 条，先发最早的。` : ''}`, { ...filter, status })}>
          {`重发全部“${DELIVERY_STATUS_LABELS[status]}”${many} 条`}
        </Button>
      )}
    </Flex>
  );
}
