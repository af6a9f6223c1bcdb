import type { StepWords } from '@xianfeng/client-core';
import { moneyText, monthsText } from '@xianfeng/client-core';
import { PAYER_KIND_LABELS, type IsoMonth, type OrderItem, type PayerKind, type PaymentItem, type PaymentOrder } from '@xianfeng/shared-types';
import { dateTimeText, monthText } from '@/shared/format';

/** `本人` or `王某（亲属代交）`. */
export const payerOf = ({ kind, name }: { kind: PayerKind; name: string }): string => (kind === 'self' ? PAYER_KIND_LABELS.self : `${name}（${PAYER_KIND_LABELS[kind]}）`);

/** Months of a payment; the voluntary extra is said beside them. */
export function itemsText(items: readonly Pick<PaymentItem, 'month'>[]): string {
  const months = items.flatMap(({ month }) => (month ? [month] : []));
  const extra = items.some(({ month }) => month === null);
  return [months.length > 0 && monthsText(months), extra && '自愿多交'].filter(Boolean).join('，');
}

/** `2026 年 11 月`, with what of it waits in suspense. */
export const itemText = ({ month, heldFen, fen }: OrderItem): string => {
  if (month === null) return heldFen > 0 ? '待查款项' : '自愿多交';
  return heldFen > 0 && fen > 0 ? `${monthText(month)}（其中待查 ${moneyText(heldFen)}）` : monthText(month);
};

/** What of a paid order can still be given back. */
export function refundable({ items }: Pick<PaymentOrder, 'items'>): { months: IsoMonth[]; extra: boolean } {
  const left = items.filter(({ fen, refundedFen }) => fen > refundedFen);
  return { months: left.flatMap(({ month }) => (month ? [month] : [])), extra: left.some(({ month }) => month === null) };
}

/** How much of a month, or of the extra, can still be given back. */
export const leftText = ({ items }: Pick<PaymentOrder, 'items'>, of: IsoMonth | null): string =>
  moneyText(items.filter(({ month }) => month === of).reduce((sum, { fen, refundedFen }) => sum + fen - refundedFen, 0));

export const orderSteps = ({ createdAt, paidAt, expiresAt, status }: PaymentOrder): StepWords[] => [
  { key: 'created', title: '下单', time: dateTimeText(createdAt), note: null, tone: 'grey' },
  ...(paidAt ? [{ key: 'paid', title: '到账', time: dateTimeText(paidAt), note: null, tone: 'green' as const }] : []),
  ...(status === 'expired' ? [{ key: 'expired', title: '超时关闭', time: dateTimeText(expiresAt), note: null, tone: 'grey' as const }] : []),
];
