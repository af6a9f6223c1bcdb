import { moneyText, monthsText, ORDER_TONES } from '@xianfeng/client-core';
import { PAYMENT_ORDER_STATUS_LABELS, type OrderLine } from '@xianfeng/shared-types';
import { loadMyOrders } from '@/features/dues/api';
import { dateTimeText } from '@/shared/format';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, LoadedPage, StatusTag } from '@/shared/ui';

/** Payments of mine and those that I made for others, the newest first. */
export function OrderList() {
  const list = useInfinite((cursor) => loadMyOrders(cursor), []);
  useReloadOnShow(list);
  return (
    <LoadedPage state={list} empty={{ icon: 'yuan', title: '还没有交费记录', note: '通过微信交纳的党费会出现在这里' }}>
      {(orders) => (
        <>
          <Card flush>{orders.map((order) => <OrderRow key={order.id} order={order} />)}</Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}

function OrderRow({ order: { id, months, memberName, payer, amountFen, status, createdAt, paidAt } }: { order: OrderLine }) {
  const what = months.length > 0 ? monthsText(months) : '自愿多交';
  const who = payer.kind === 'self' ? '' : `${payer.name}代${memberName}交 · `;
  return (
    <ListRow
      title={`${what} ${moneyText(amountFen)}`}
      note={`${who}${dateTimeText(paidAt ?? createdAt)}`}
      value={<StatusTag tone={ORDER_TONES[status]} text={PAYMENT_ORDER_STATUS_LABELS[status]} />}
      onClick={() => go('duesOrder', { id })}
    />
  );
}
