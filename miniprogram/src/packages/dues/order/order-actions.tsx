import { View } from '@tarojs/components';
import type { PaymentOrder } from '@xianfeng/shared-types';
import { cancelOrder } from '@/features/dues/api';
import { isOpenOrder } from '@/features/dues/use-order';
import { usePayment, type Said } from '@/features/dues/use-payment';
import { useMutation } from '@/shared/hooks';
import { go, replaceWith } from '@/shared/navigation';
import { askToNotify } from '@/shared/session';
import { Button, PrimaryButton, toast } from '@/shared/ui';

export interface OrderActionsProps {
  order: PaymentOrder;
  said: Said | null;
  waiting: boolean;
  onSaid: (said: Said) => void;
  onChanged: (order: PaymentOrder) => void;
  onAsk: () => void;
}

/** What can be done with a payment now. */
export function OrderActions({ order, said, waiting, onSaid, onChanged, onAsk }: OrderActionsProps) {
  const { pay, paying } = usePayment({
    onDone: ({ orderId, said: next }) => {
      if (orderId !== order.id) replaceWith('duesOrder', { id: orderId, said: next });
      else {
        onSaid(next);
        onAsk();
      }
    },
    onStale: onAsk,
  });
  const cancel = useMutation((key) => cancelOrder(order.id, key), { onDone: onChanged });
  if (order.receiptId) {
    const remind = async () => {
      const accepted = await askToNotify(['todo']);
      if (accepted.length > 0) toast.done('下月会提醒您');
    };
    return (
      <View className="order__actions">
        <PrimaryButton onClick={() => go('duesReceipt', { id: order.receiptId ?? undefined })}>查看电子党费证</PrimaryButton>
        {!order.allowedActions.includes('request_refund') && <Button kind="text" block onClick={() => void remind()}>下月提醒我</Button>}
      </View>
    );
  }
  if (isOpenOrder(order)) {
    if (said === 'ok') return <View className="order__actions"><Button block loading={waiting} onClick={onAsk}>{waiting ? '正在查询' : '再查一次'}</Button></View>;
    // For another member one goes on from the consent, where his months stand.
    const again = () => (order.payer.kind === 'self' ? void pay(wishOf(order)) : replaceWith('dues'));
    return (
      <View className="order__actions">
        {order.allowedActions.includes('pay') && <PrimaryButton loading={paying} onClick={again}>继续支付</PrimaryButton>}
        {order.allowedActions.includes('cancel') && <Button kind="text" block loading={cancel.running} onClick={() => void cancel.run()}>取消这笔</Button>}
      </View>
    );
  }
  if (order.status !== 'closed' && order.status !== 'expired') return null;
  return <View className="order__actions"><PrimaryButton onClick={() => replaceWith('dues')}>重新交费</PrimaryButton></View>;
}

/** The same months again: the server goes on with the order that is open. */
function wishOf({ items }: PaymentOrder) {
  const extraFen = items.find(({ month }) => month === null)?.fen;
  return { months: items.flatMap(({ month }) => month ?? []), ...(extraFen ? { extraFen } : {}) };
}
