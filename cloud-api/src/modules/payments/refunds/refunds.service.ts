import { Injectable } from '@nestjs/common';
import type { Id, PaymentDecisionBody, RequestRefundBody } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { DuesExtras } from '../../dues';
import { sumOf } from '../booking/collected';
import { Exceptions } from '../exceptions/exceptions';
import type { PaymentItemRow, PaymentOrderRow } from '../orders/order.entity';
import { OrderStore } from '../orders/order-store';
import { orderMachine } from '../orders/order.workflow';
import { isSecond } from '../parties';
import { paymentNumber } from '../payment-numbers';
import { PaymentSteps } from '../payment-steps';
import { yuan } from '../payment-words';
import { PaymentRefundRow, type RefundPart } from './refund.entity';
import { requireStill } from './refund-parts';
import { RefundStore } from './refund-store';

const decidedSo = ({ status, decidedBy }: PaymentRefundRow, outcome: PaymentDecisionBody['outcome'], who: Id): boolean =>
  decidedBy === who && (outcome === 'reject') === (status === 'rejected');

/** One person asks, another decides: neither the one who asked nor the payer or the member. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly orders: OrderStore,
    private readonly refunds: RefundStore,
    private readonly steps: PaymentSteps,
    private readonly extras: DuesExtras,
    private readonly exceptions: Exceptions,
  ) {}

  /** Whole months, and the extra as a whole; no more than the order has left. */
  async request(orderId: Id, body: RequestRefundBody): Promise<Id> {
    const known = await this.orders.find(orderId);
    if (!known || !currentPrincipal().can('dues:collect', known.orgPath)) throw notFound('订单');
    return this.uow.run(async (tx) => {
      const order = await this.orders.lock(tx, orderId);
      const items = await this.orders.items(tx, orderId);
      const wanted = items.filter(({ month }) => (month === null ? body.extra : body.months.includes(month)));
      const missing = body.months.find((month) => !items.some((item) => item.month === month));
      if (missing) throw invalidField('months', `该订单没有 ${missing} 的党费`);
      if (body.extra && (await this.extras.passedUp(tx, await this.exceptions.extraSources(tx, orderId)))) throw new Problem('conflict.state', { detail: '自愿多交的大额党费已逐级上报，不能从本级退还。' });
      return this.open(tx, order, wanted.map(({ id, settledFen, overFen }) => ({ itemId: id, settledFen, overFen })), body.reason);
    });
  }

  /** Gives back what waits in suspense for an order: asked for by who resolves an exception. */
  async requestSuspense(tx: Tx, orderId: Id, reason: string): Promise<Id> {
    const order = await this.orders.lock(tx, orderId);
    const items = await this.orders.items(tx, orderId);
    return this.open(tx, order, items.map(({ id, overFen }: PaymentItemRow) => ({ itemId: id, settledFen: 0, overFen })), reason);
  }

  /** The same decision by the same person again, whose answer was lost, finds it standing. */
  async decide(id: Id, { outcome, reason = '', version }: PaymentDecisionBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const known = await tx.repo(PaymentRefundRow).findOneBy({ id });
      if (!known || !caller.can('dues:finance', known.orgPath)) throw notFound('退款申请');
      const order = await this.orders.lock(tx, known.orderId);
      const refund = await this.refunds.lock(tx, id);
      if (decidedSo(refund, outcome, caller.memberId)) return;
      if (refund.version !== version) throw new Problem('conflict.version', { meta: { version: refund.version } });
      if (!isSecond(refund.requestedBy, order, caller.memberId)) throw new Problem('payment.second_person', { detail: '退款须由申请人、交纳人以外的党费管理员复核。' });
      if (outcome === 'approve') requireStill(await this.orders.items(tx, order.id), refund.parts);
      const now = this.clock.now();
      const facts = { decidedBy: caller.memberId, decidedAt: now, decision: reason || '同意退款' };
      await this.refunds.change(tx, refund, outcome, reason, { ...facts, nextPollAt: outcome === 'approve' ? now : null });
      if (outcome === 'approve') await this.orders.change(tx, order, 'start_refund', refund.reason);
      else await this.refunds.stillHeld(tx, order, refund);
    });
  }

  async withdraw(id: Id, version: number): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const known = await tx.repo(PaymentRefundRow).findOneBy({ id });
      if (!known || !caller.can('dues:collect', known.orgPath)) throw notFound('退款申请');
      const order = await this.orders.lock(tx, known.orderId);
      const refund = await this.refunds.lock(tx, id);
      if (refund.version !== version) throw new Problem('conflict.version', { meta: { version: refund.version } });
      if (refund.requestedBy !== caller.memberId) throw new Problem('access.denied', { detail: '只有申请人本人可以撤回；不同意退款的，由党费管理员复核时不予通过。' });
      await this.refunds.change(tx, refund, 'withdraw', '申请人撤回');
      await this.refunds.stillHeld(tx, order, refund);
    });
  }

  private async open(tx: Tx, order: PaymentOrderRow, parts: readonly RefundPart[], reason: string): Promise<Id> {
    if (!orderMachine.allows(order.status, 'start_refund')) throw new Problem('conflict.state', { detail: '只有已到账且没有退款在办的订单可以申请退款。' });
    const taken = parts.filter(({ settledFen, overFen }) => settledFen + overFen > 0);
    const fen = sumOf(taken, ({ settledFen, overFen }) => settledFen + overFen);
    if (fen === 0) throw invalidField('months', '所选项目没有可退的金额，请重新选择');
    const now = this.clock.now();
    const refund: PaymentRefundRow = {
      id: newId(), number: paymentNumber('R', this.clock.today()), orderId: order.id, runningOrderId: order.id, orgId: order.orgId, orgPath: order.orgPath,
      status: 'requested', fen, parts: [...taken], reason, requestedBy: currentPrincipal().memberId, decidedBy: null, decidedAt: null, decision: null,
      refundId: null, receivedBy: null, succeededAt: null, polls: 0, nextPollAt: null, version: 1, createdAt: now,
    };
    await this.insert(tx, refund);
    await this.steps.record(tx, { subject: 'refund', row: refund, title: `党费退款 ${refund.number}`, from: null, to: 'requested', reason, detail: { fen, orderId: order.id } });
    await requestNotification(this.outbox, tx, {
      topic: 'dues.todo', period: refund.id, to: { kind: 'roles', roles: ['finance_officer'], orgId: order.orgId, nearest: true },
      title: '有一笔党费退款待复核', body: `${order.memberName}，${yuan(fen)}：${reason}`, page: 'packages/dues/desk/index?tab=refunds',
      template: { kind: 'todo', task: '复核党费退款', from: '党支部申请', due: this.clock.today(), note: yuan(fen) },
    });
    return refund.id;
  }

  private async insert(tx: Tx, refund: PaymentRefundRow): Promise<void> {
    try {
      await tx.repo(PaymentRefundRow).insert(refund);
    } catch (error) {
      if (isDuplicateKey(error)) throw new Problem('conflict.state', { detail: '该订单已有退款在办理，请先办结。' });
      throw error;
    }
  }
}
