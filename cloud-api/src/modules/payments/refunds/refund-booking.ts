import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import type { PayRefund } from '../../../platform/wechat-pay';
import { credit, debit, DuesLedger, type JournalInput } from '../../books';
import { DuesBills, DuesExtras } from '../../dues';
import { extraAccount } from '../booking/collection';
import { sumOf } from '../booking/collected';
import { Exceptions } from '../exceptions/exceptions';
import { PaymentItemRow, PaymentOrderRow } from '../orders/order.entity';
import { partiesOf } from '../parties';
import { orderMachine } from '../orders/order.workflow';
import { OrderStore } from '../orders/order-store';
import { yuan } from '../payment-words';
import { pollAfter, pollNextDay } from '../poll-times';
import { ReceiptMaker } from '../receipts/receipt-maker';
import { PaymentRefundRow } from './refund.entity';
import { partsOf, requireStill } from './refund-parts';
import { RefundStore } from './refund-store';
import { refundMachine } from './refund.workflow';

export type RefundOutcome = 'booked' | 'known' | 'processing' | 'exception';

interface Returned {
  item: PaymentItemRow;
  settledFen: number;
  overFen: number;
}

/** What WeChat says of a refund, by answer, callback or query, becomes true here; once. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly orders: OrderStore,
    private readonly refunds: RefundStore,
    private readonly bills: DuesBills,
    private readonly extras: DuesExtras,
    private readonly ledger: DuesLedger,
    private readonly receipts: ReceiptMaker,
    private readonly exceptions: Exceptions,
  ) {}

  apply(told: PayRefund): Promise<RefundOutcome> {
    return this.uow.run(async (tx): Promise<RefundOutcome> => {
      const known = await tx.repo(PaymentRefundRow).findOneBy({ number: told.outRefundNo });
      if (!known) return this.unknown(tx, told);
      const order = await this.orders.lock(tx, known.orderId);
      const refund = await this.refunds.lock(tx, known.id);
      if (told.refundFen !== refund.fen || told.transactionId !== order.transactionId) return this.differs(tx, refund, order, told);
      const facts = { refundId: told.refundId, receivedBy: told.receivedBy };
      if (told.state === 'PROCESSING') return this.processing(tx, refund, facts);
      if (told.state === 'SUCCESS' && refund.status === 'failed') return this.givenUp(tx, refund, order, told);
      if (told.state === 'SUCCESS') return this.succeed(tx, refund, order, { ...facts, succeededAt: told.succeededAt ?? this.clock.now() });
      return this.stop(tx, refund, order, told.state === 'ABNORMAL' ? 'stumble' : 'fail', told.state === 'ABNORMAL' ? '款项无法退到付款人账户，请到微信支付商户平台处理' : '微信支付已关闭该退款', facts);
    });
  }

  /** A person has looked: money that went back outside this system (in the merchant platform), or after a refund had been given up, is booked as it went. */
  async accept(tx: Tx, order: PaymentOrderRow, told: PayRefund): Promise<void> {
    if (!orderMachine.allows(order.status, 'start_refund')) throw new Problem('conflict.state', { detail: '订单尚未入账或有退款在办，请先办结。' });
    const known = await tx.repo(PaymentRefundRow).findOneBy({ number: told.outRefundNo });
    const refund = known ? await this.refunds.lock(tx, known.id) : await this.refunds.adopt(tx, order, told, partsOf(await this.orders.items(tx, order.id), told.refundFen));
    requireStill(await this.orders.items(tx, order.id), refund.parts);
    await this.orders.change(tx, order, 'start_refund', refund.reason);
    await this.succeed(tx, refund, order, { refundId: told.refundId, receivedBy: told.receivedBy, succeededAt: told.succeededAt ?? this.clock.now() });
  }

  /** WeChat did not take it up: nothing went out. */
  refused(id: Id, code: string): Promise<RefundOutcome> {
    return this.uow.run(async (tx): Promise<RefundOutcome> => {
      const { orderId } = await tx.repo(PaymentRefundRow).findOneByOrFail({ id });
      const order = await this.orders.lock(tx, orderId);
      return this.stop(tx, await this.refunds.lock(tx, id), order, 'fail', `微信支付未受理退款（${code}）`, {});
    });
  }

  private async processing(tx: Tx, refund: PaymentRefundRow, facts: Partial<PaymentRefundRow>): Promise<RefundOutcome> {
    if (!refundMachine.allows(refund.status, 'accept')) return 'known';
    await this.refunds.change(tx, refund, 'accept', '微信支付已受理退款', { ...facts, nextPollAt: pollAfter(0, this.clock.now()) });
    return 'processing';
  }

  private async succeed(tx: Tx, refund: PaymentRefundRow, order: PaymentOrderRow, facts: Partial<PaymentRefundRow> & { succeededAt: Date }): Promise<RefundOutcome> {
    if (!refundMachine.allows(refund.status, 'succeed')) return 'known';
    await this.refunds.change(tx, refund, 'succeed', '已退回付款人', { ...facts, nextPollAt: null });
    const returned = await this.returned(tx, refund);
    for (const { item, settledFen, overFen } of returned) {
      if (item.billId && settledFen > 0) await this.bills.unsettle(tx, { billId: item.billId, fen: settledFen, source: `refund:${refund.id}` });
      if (!item.billId && settledFen > 0) await this.extras.takeBack(tx, await this.exceptions.extraSources(tx, order.id), settledFen, refund.reason);
      const change = { settledFen: item.settledFen - settledFen, overFen: item.overFen - overFen, refundedFen: item.refundedFen + settledFen + overFen };
      await tx.repo(PaymentItemRow).update({ id: item.id }, change);
    }
    const refundedFen = order.refundedFen + refund.fen;
    await this.orders.change(tx, order, refundedFen === order.amountFen ? 'refund_all' : 'refund_part', refund.reason, { refundedFen });
    await this.receipts.refunded(tx, order.id, returned.map(({ item, settledFen }) => ({ month: item.month, fen: settledFen })));
    const memberIds = partiesOf(order);
    if (memberIds.length > 0) {
      await requestNotification(this.outbox, tx, {
        topic: 'dues.result', period: refund.id, to: { kind: 'members', memberIds },
        title: '党费已退回', body: `${order.memberName}的党费 ${yuan(refund.fen)} 已退回付款的微信账户：${refund.reason}`, page: `packages/dues/order/index?id=${order.id}`,
      });
    }
    await this.ledger.postAll(tx, await this.journals(refund, order, returned, facts.succeededAt));
    return 'booked';
  }

  private async returned(tx: Tx, refund: PaymentRefundRow): Promise<Returned[]> {
    const items = await this.orders.items(tx, refund.orderId);
    return refund.parts.map(({ itemId, ...part }) => ({ item: items.find(({ id }) => id === itemId)!, ...part })).sort((a, b) => ((a.item.billId ?? '') < (b.item.billId ?? '') ? -1 : 1));
  }

  private async journals(refund: PaymentRefundRow, order: PaymentOrderRow, returned: readonly Returned[], at: Date): Promise<JournalInput[]> {
    const journals: JournalInput[] = [];
    for (const orgId of new Set(returned.map(({ item }) => item.orgId))) {
      const own = returned.filter(({ item }) => item.orgId === orgId);
      const { orgPath } = own[0].item;
      const dues = sumOf(own.filter(({ item }) => item.billId), ({ settledFen }) => settledFen);
      const extra = own.find(({ item, settledFen }) => !item.billId && settledFen > 0);
      const over = sumOf(own, ({ overFen }) => overFen);
      journals.push({
        key: `refund:${refund.id}:${orgId}`, kind: 'refund', orgId, orgPath, on: toBusinessDate(at), memo: `退还${order.memberName}党费：${refund.reason}`,
        source: { type: 'refund', id: refund.id }, by: refund.decidedBy,
        lines: [
          ...(dues > 0 ? [debit('dues_income', dues)] : []),
          ...(extra ? [debit(extraAccount(await this.extras.isLarge(extra.item.fen, toBusinessDate(order.paidAt!), orgPath)), extra.settledFen)] : []),
          ...(over > 0 ? [debit('suspense', over)] : []),
          credit('wechat', dues + (extra?.settledFen ?? 0) + over),
        ],
      });
    }
    return journals;
  }

  private async stop(tx: Tx, refund: PaymentRefundRow, order: PaymentOrderRow, action: 'fail' | 'stumble', reason: string, facts: Partial<PaymentRefundRow>): Promise<RefundOutcome> {
    if (!refundMachine.allows(refund.status, action)) return 'known';
    await this.refunds.change(tx, refund, action, reason, { ...facts, nextPollAt: action === 'stumble' ? pollNextDay(this.clock.now()) : null });
    if (action === 'fail') await this.orders.change(tx, order, order.refundedFen > 0 ? 'refund_part' : 'refund_none', reason);
    await this.exceptions.raise(tx, {
      kind: 'refund_failed', key: `${refund.id}:${action}`, reason: `${order.memberName}的退款 ${yuan(refund.fen)} 未成功：${reason}。`, fen: refund.fen, number: refund.number,
      transactionId: order.transactionId, order, facts: [],
    });
    if (action === 'fail') await this.refunds.stillHeld(tx, order, refund);
    return 'exception';
  }

  /** The order may have been given back otherwise since. */
  private async givenUp(tx: Tx, refund: PaymentRefundRow, order: PaymentOrderRow, told: PayRefund): Promise<RefundOutcome> {
    await this.exceptions.raise(tx, {
      kind: 'refund_unknown', key: `${told.outRefundNo}:late`, reason: `${order.memberName}的退款 ${yuan(refund.fen)} 曾被判为未成功，微信支付又告知已退回，未入账。`, fen: refund.fen,
      number: refund.number, transactionId: order.transactionId, order, facts: [{ label: '退款状态', expected: '未成功', actual: '已退回' }], refund: told,
    });
    return 'exception';
  }

  private async unknown(tx: Tx, told: PayRefund): Promise<RefundOutcome> {
    if (told.state === 'PROCESSING') return 'processing';
    const paid = await tx.repo(PaymentOrderRow).findOneBy({ transactionId: told.transactionId });
    const order = paid ? await this.orders.lock(tx, paid.id) : await this.orders.lockByNumber(tx, told.outTradeNo);
    await this.exceptions.raise(tx, {
      kind: 'refund_unknown', key: told.outRefundNo, reason: `微信支付告知退款 ${told.outRefundNo}（${yuan(told.refundFen)}），本系统没有该退款申请，未入账。`, fen: told.refundFen,
      number: told.outRefundNo, transactionId: told.transactionId, order, facts: [{ label: '商户订单号', expected: null, actual: told.outTradeNo }],
      ...(told.state === 'SUCCESS' ? { refund: told } : {}),
    });
    return 'exception';
  }

  private async differs(tx: Tx, refund: PaymentRefundRow, order: PaymentOrderRow, told: PayRefund): Promise<RefundOutcome> {
    await this.exceptions.raise(tx, {
      kind: 'refund_unknown', key: `${told.outRefundNo}:${told.refundFen}`, reason: '微信支付告知的退款与本系统的申请不符，未入账。', fen: told.refundFen, number: refund.number,
      transactionId: told.transactionId, order,
      facts: [{ label: '退款金额', expected: yuan(refund.fen), actual: yuan(told.refundFen) }, { label: '微信支付订单号', expected: order.transactionId, actual: told.transactionId }],
    });
    return 'exception';
  }
}
