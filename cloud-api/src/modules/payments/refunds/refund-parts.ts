import type { Fen } from '@xianfeng/shared-types';
import { Problem } from '../../../platform/http';
import type { PaymentItemRow } from '../orders/order.entity';
import { yuan } from '../payment-words';
import type { RefundPart } from './refund.entity';

/** What nobody needs goes back first, then income, the newest month first. */
export function partsOf(items: readonly PaymentItemRow[], fen: Fen): RefundPart[] {
  let left = fen;
  const take = (most: Fen): Fen => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken;
  };
  const over = new Map(items.map(({ id, overFen }) => [id, take(overFen)]));
  const parts = [...items].reverse().map(({ id, settledFen }) => ({ itemId: id, settledFen: take(settledFen), overFen: over.get(id)! }));
  if (left > 0) throw new Problem('conflict.state', { detail: `该订单只余 ${yuan(fen - left)} 可退，与微信支付告知的 ${yuan(fen)} 不符，请先核对其他退款。` });
  return parts.filter(({ settledFen, overFen }) => settledFen + overFen > 0);
}

/** Since a refund was asked for, its money may have been put in another place, e.g. out of suspense. */
export function requireStill(items: readonly PaymentItemRow[], parts: readonly RefundPart[]): void {
  const there = new Map(items.map((item) => [item.id, item]));
  const still = parts.every(({ itemId, settledFen, overFen }) => settledFen <= there.get(itemId)!.settledFen && overFen <= there.get(itemId)!.overFen);
  if (!still) throw new Problem('conflict.state', { detail: '申请退款后该笔款项已另行处理，请驳回后重新申请。' });
}
