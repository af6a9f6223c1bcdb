import { View } from '@tarojs/components';
import { moneyText, monthsText, REFUND_TONES } from '@xianfeng/client-core';
import { REFUND_STATUS_LABELS, type Id, type PaymentOrder } from '@xianfeng/shared-types';
import { useState } from 'react';
import { Money } from '@/features/dues/components/money';
import { useOrder } from '@/features/dues/use-order';
import type { Said } from '@/features/dues/use-payment';
import { dateTimeText } from '@/shared/format';
import { useReloadOnShow } from '@/shared/hooks';
import { Button, Card, Fact, Icon, ListRow, LoadedPage, SectionTitle, StatusTag } from '@/shared/ui';
import { OrderActions } from './order-actions';
import { outcomeOf } from './outcome';
import { RefundSheet } from './refund-sheet';
import './order.scss';

/** What became of a payment, by the server's word alone. */
export function OrderResult({ id, said: firstSaid }: { id: Id; said: Said | null }) {
  const [said, setSaid] = useState(firstSaid);
  const [refunding, setRefunding] = useState(false);
  const state = useOrder(id, said === 'ok');
  useReloadOnShow(state);
  return (
    <LoadedPage state={state} skeleton="detail">
      {(order) => {
        const outcome = outcomeOf(order, said, state.asking);
        return (
          <>
            <Card className="order">
              <Icon name={outcome.icon} tone={outcome.tone} size="large" />
              <View className="order__title">{outcome.title}</View>
              <Money fen={order.amountFen} quiet />
              <View className="order__note">{outcome.note}</View>
              <OrderActions order={order} said={said} waiting={state.asking} onSaid={setSaid} onChanged={state.setData} onAsk={() => void state.reload()} />
            </Card>
            <OrderFacts order={order} />
            {order.status === 'paid' && !order.allowedActions.includes('request_refund') && (
              <View className="order__wrong">{`交错了或重复交了？请联系${order.org.name}的书记申请退款，款项原路退回。`}</View>
            )}
            {order.allowedActions.includes('request_refund') && <Button block onClick={() => setRefunding(true)}>申请退款</Button>}
            {refunding && <RefundSheet order={order} onDone={() => { setRefunding(false); void state.reload(); }} onClose={() => setRefunding(false)} />}
          </>
        );
      }}
    </LoadedPage>
  );
}

function OrderFacts({ order }: { order: PaymentOrder }) {
  const months = order.items.flatMap(({ month }) => month ?? []);
  const extra = order.items.find(({ month, heldFen }) => month === null && heldFen === 0);
  const heldFen = order.items.reduce((sum, item) => sum + item.heldFen, 0);
  return (
    <>
      <Card>
        {order.member && <Fact label="党员">{order.member.name}</Fact>}
        {order.payer.kind !== 'self' && <Fact label="代交人">{order.payer.name}</Fact>}
        <Fact label="收缴支部">{order.org.name}</Fact>
        {months.length > 0 && <Fact label="月份">{monthsText(months)}</Fact>}
        {extra && <Fact label="自愿多交">{moneyText(extra.fen)}</Fact>}
        {heldFen > 0 && <Fact label="待查款项">{`${moneyText(heldFen)}，由党费管理员查明后入账或退回`}</Fact>}
        <Fact label="下单时间">{dateTimeText(order.createdAt)}</Fact>
        {order.paidAt && <Fact label="支付时间">{dateTimeText(order.paidAt)}</Fact>}
        <Fact code label="订单号">{order.number}</Fact>
      </Card>
      {order.refunds.length > 0 && <SectionTitle title="退款" />}
      {order.refunds.length > 0 && (
        <Card flush>
          {order.refunds.map(({ id, fen, status, reason }) => (
            <ListRow key={id} title={moneyText(fen)} note={reason} value={<StatusTag tone={REFUND_TONES[status]} text={REFUND_STATUS_LABELS[status]} />} />
          ))}
        </Card>
      )}
    </>
  );
}
