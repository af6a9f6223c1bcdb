import { Injectable } from '@nestjs/common';
import { REFUND_STATUS_LABELS } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import type { PayRefund } from '../../../platform/wechat-pay';
import { sumOf } from '../booking/collected';
import { Exceptions } from '../exceptions/exceptions';
import type { PaymentOrderRow } from '../orders/order.entity';
import { PaymentSteps } from '../payment-steps';
import { yuan } from '../payment-words';
import { PaymentRefundRow, type RefundPart } from './refund.entity';
import { type RefundAction, refundMachine } from './refund.workflow';

/** A refund in these states may still change its order. */
const RUNNING = ['requested', 'approved', 'processing', 'abnormal'];

@Injectable()
export class RefundStore {
  constructor(
    private readonly clock: Clock,
    private readonly steps: PaymentSteps,
    private readonly exceptions: Exceptions,
  ) {}

  lock(tx: Tx, id: string): Promise<PaymentRefundRow> {
    return tx.forUpdate(tx.repo(PaymentRefundRow).createQueryBuilder('r').where('r.id = :id', { id })).getOneOrFail();
  }

  /** A refund that this system did not ask for, so that it can be booked like one. */
  async adopt(tx: Tx, order: PaymentOrderRow, told: PayRefund, parts: RefundPart[]): Promise<PaymentRefundRow> {
    const now = this.clock.now();
    const by = currentPrincipal().memberId;
    const refund: PaymentRefundRow = {
      id: newId(), number: told.outRefundNo, orderId: order.id, runningOrderId: order.id, orgId: order.orgId, orgPath: order.orgPath, status: 'processing', fen: told.refundFen,
      parts, reason: '微信支付商户平台退款', requestedBy: by, decidedBy: by, decidedAt: now, decision: '核实后入账', refundId: told.refundId, receivedBy: told.receivedBy,
      succeededAt: null, polls: 0, nextPollAt: null, version: 1, createdAt: now,
    };
    await tx.repo(PaymentRefundRow).insert(refund);
    await this.steps.record(tx, {
      subject: 'refund', row: refund, title: `党费退款 ${refund.number}`, from: null, to: 'processing', reason: refund.reason, detail: { fen: refund.fen, orderId: order.id },
    });
    return refund;
  }

  /** A refund out of suspense came to nothing: the money is still there, and somebody has to say where it belongs. */
  async stillHeld(tx: Tx, order: PaymentOrderRow, { id, parts }: PaymentRefundRow): Promise<void> {
    const fen = sumOf(parts, ({ overFen }) => overFen);
    if (fen > 0) await this.exceptions.raiseHeld(tx, order, fen, id, `退还待查款项 ${yuan(fen)} 未办成，款项仍在待查，须另行处置。`);
  }

  /** Compare-and-set; the row given shows the new state afterwards. */
  async change(tx: Tx, refund: PaymentRefundRow, action: RefundAction, reason: string, more: Partial<PaymentRefundRow> = {}): Promise<void> {
    const [from, to] = [refund.status, refundMachine.next(refund.status, action, reason)];
    const change = { ...more, status: to, version: refund.version + 1, runningOrderId: RUNNING.includes(to) ? refund.runningOrderId : null };
    const changed = await tx.repo(PaymentRefundRow).update({ id: refund.id, status: from, version: refund.version }, change);
    if (changed.affected !== 1) throw new Problem('conflict.version', { meta: { version: refund.version } });
    Object.assign(refund, change);
    await this.steps.record(tx, {
      subject: 'refund', row: refund, title: `党费退款 ${refund.number}`, from, to, reason, detail: { status: REFUND_STATUS_LABELS[to], fen: refund.fen, orderId: refund.orderId },
    });
  }
}
