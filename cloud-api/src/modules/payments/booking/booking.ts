import { Injectable } from '@nestjs/common';
import { Env } from '../../../config';
import { type Tx, UnitOfWork } from '../../../database';
import { BlindIndex } from '../../../platform/crypto';
import { Problem } from '../../../platform/http';
import { Outbox } from '../../../platform/outbox';
import type { PayTransaction } from '../../../platform/wechat-pay';
import { Exceptions } from '../exceptions/exceptions';
import { PaymentItemRow, PaymentOrderRow } from '../orders/order.entity';
import { OrderStore } from '../orders/order-store';
import { isRunning } from '../orders/order.workflow';
import { PAYMENT_BOOKED } from '../payment-topics';
import { yuan } from '../payment-words';
import { Collection } from './collection';
import { sumOf } from './collected';
import { mismatchOf } from './payment-match';

/** `known`: booked before; `exception`: in the list for a person, nothing booked; `late`: told of an order that is closed or may be, nothing done. */
export type BookingOutcome = 'booked' | 'known' | 'exception' | 'late';
/** A callback alone does not make an order paid that is closed or being closed: WeChat is asked first. */
type ToldBy = 'callback' | 'query';

/**
 * A payment that WeChat vouches for becomes money in the books, once, however often and by whichever way it is told. One unit of
 * work: the order is locked first, so that callbacks, checks and polls of the same payment come one after the other.
 */
@Injectable()
export class Booking {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly index: BlindIndex,
    private readonly outbox: Outbox,
    private readonly orders: OrderStore,
    private readonly collection: Collection,
    private readonly exceptions: Exceptions,
  ) {}

  /** @param transaction one with the state SUCCESS or REFUND: it was paid. */
  book(transaction: PayTransaction, by: ToldBy): Promise<BookingOutcome> {
    return this.uow.run(async (tx): Promise<BookingOutcome> => {
      const { transactionId, paidAt, outTradeNo: number, amountFen } = transaction;
      if (!transactionId || !paidAt) throw new Error(`transaction of ${number} is told as paid without number or time`);
      const order = await this.orders.lockByNumber(tx, number);
      if (!order) {
        await this.exceptions.raise(tx, {
          kind: 'unknown_order', key: transactionId, reason: `微信支付告知订单 ${number} 到账 ${yuan(amountFen)}，本系统没有该订单，未入账。`, fen: amountFen, number, transactionId,
          order: null, facts: [{ label: '商户订单号', expected: null, actual: number }], transaction,
        });
        return 'exception';
      }
      const doubt = this.doubt(order, transaction);
      if (doubt) {
        await this.exceptions.raise(tx, { ...doubt, key: transactionId, fen: amountFen, number, transactionId, order, transaction });
        return 'exception';
      }
      if (order.transactionId) return 'known';
      if (by === 'callback' && (!isRunning(order) || order.closeAskedAt)) return 'late';
      await this.take(tx, order, transaction);
      return 'booked';
    });
  }

  /** A person has looked: what came is booked as it came. What the items don't need waits in suspense. */
  async accept(tx: Tx, order: PaymentOrderRow, transaction: PayTransaction): Promise<void> {
    if (order.transactionId) throw new Problem('conflict.state', { detail: '该订单已入账，请刷新后核对。' });
    await this.take(tx, order, transaction);
  }

  private doubt(order: PaymentOrderRow, transaction: PayTransaction): Pick<Parameters<Exceptions['raise']>[1], 'kind' | 'reason' | 'facts'> | null {
    const { amountFen, payerOpenidHash: openidHash, number } = order;
    const expected = { appId: this.env.wechat.appId, mchId: this.env.wechatPay?.mchId ?? '', number, amountFen, openidHash };
    const mismatch = mismatchOf(expected, transaction, this.index.of('openid', transaction.openid ?? ''));
    if (mismatch) return mismatch;
    if (!order.transactionId || order.transactionId === transaction.transactionId) return null;
    return {
      kind: 'paid_twice', reason: `订单已由交易 ${order.transactionId} 付清，又收到另一笔交易 ${transaction.transactionId}，后一笔未入账。`,
      facts: [{ label: '微信支付订单号', expected: order.transactionId, actual: transaction.transactionId }],
    };
  }

  private async take(tx: Tx, order: PaymentOrderRow, transaction: PayTransaction): Promise<void> {
    const { transactionId, paidAt, amountFen } = transaction;
    const late = order.status === 'closed' || order.status === 'expired';
    await this.orders.change(tx, order, 'pay', late ? '订单关闭后到账' : '微信支付到账', { transactionId, paidAt, nextPollAt: null });
    const items = await this.orders.items(tx, order.id);
    const shares = await this.share(tx, order, items, amountFen);
    const booked = await this.collection.book(tx, {
      source: { type: 'order', id: order.id }, method: 'wechat', from: 'wechat', member: { id: order.memberId, name: order.memberName },
      payer: { kind: order.payerKind, memberId: order.payerMemberId, name: order.payerName }, org: { id: order.orgId, path: order.orgPath },
      lines: shares.filter(({ fen }) => fen > 0), orderId: order.id, transactionId, at: paidAt!,
    });
    for (const item of shares) {
      // An item that nothing was left for is not among the lines.
      const line = booked.lines.find((l) => l.billId === item.billId);
      await tx.repo(PaymentItemRow).update({ id: item.id }, { runningBillId: null, fen: item.fen, settledFen: line?.settledFen ?? 0, overFen: line?.overFen ?? 0 });
    }
    if (booked.overFen > 0) {
      await this.exceptions.raise(tx, {
        kind: 'over_paid', key: order.id, reason: `${order.memberName}的订单到账时，所交月份已另行交纳，多收 ${yuan(booked.overFen)}，暂列待查款项。`, fen: booked.overFen,
        number: order.number, transactionId, order, facts: [{ label: '已入账', expected: yuan(amountFen), actual: yuan(amountFen - booked.overFen) }],
      });
    }
    await this.exceptions.clearedUp(tx, order.id);
    await this.outbox.add(tx, PAYMENT_BOOKED, { orderId: order.id }, { dedupKey: `${PAYMENT_BOOKED}:${order.id}` });
  }

  /** The items as they are; when a person accepted another amount, oldest first as far as the money goes, the rest to the last one. */
  private async share(tx: Tx, order: PaymentOrderRow, items: PaymentItemRow[], amountFen: number): Promise<PaymentItemRow[]> {
    if (amountFen === sumOf(items, ({ fen }) => fen)) return items;
    let left = amountFen;
    const shares = items.map((item, at) => {
      const fen = at === items.length - 1 ? left : Math.min(left, item.fen);
      left -= fen;
      return { ...item, fen };
    });
    await tx.repo(PaymentOrderRow).update({ id: order.id }, { amountFen });
    return shares;
  }
}

