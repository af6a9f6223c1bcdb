import { Injectable } from '@nestjs/common';
import { EXCEPTION_STATUS_LABELS, type ExceptionAction, type Fen, type Id, PAYMENT_EXCEPTION_LABELS, type PaymentException, type PaymentExceptionKind } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { num, type Tx } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import type { PayRefund, PayTransaction } from '../../../platform/wechat-pay';
import { OrgDirectory } from '../../orgs';
import { PaymentOrderRow } from '../orders/order.entity';
import { PaymentSteps } from '../payment-steps';
import { yuan } from '../payment-words';
import { PaymentExceptionRow } from './exception.entity';
import { actionsFor, HELD_KINDS } from './exception-actions';

const CONTENT = 'payment_exception.content';
const EXCEPTIONS_PAGE = 'packages/dues/desk/index?tab=exceptions';

export interface ExceptionFact {
  kind: PaymentExceptionKind;
  /** With the kind the identity of the fact. */
  key: string;
  reason: string;
  fen: Fen | null;
  number: string | null;
  transactionId: string | null;
  order: { id: Id; memberId: Id; orgId: Id; orgPath: string } | null;
  facts: PaymentException['facts'];
  /** What WeChat told, for booking it after a person has looked. */
  transaction?: PayTransaction;
  refund?: PayRefund;
}

/** Puts what the system can't decide in the list for a person. */
@Injectable()
export class Exceptions {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly outbox: Outbox,
    private readonly orgs: OrgDirectory,
    private readonly steps: PaymentSteps,
  ) {}

  /** The same fact told again adds nothing. */
  async raise(tx: Tx, fact: ExceptionFact): Promise<void> {
    const org = fact.order ? { id: fact.order.orgId, path: fact.order.orgPath } : (await this.orgs.roots())[0];
    const { kind, reason, fen, number, transactionId, facts } = fact;
    const told = fact.transaction ?? fact.refund;
    const row = {
      id: newId(), factKey: `${kind}:${fact.key}`, kind, status: 'open', reason, fen, number, transactionId, orderId: fact.order?.id ?? null,
      memberId: fact.order?.memberId || null, orgId: org.id, orgPath: org.path, facts: JSON.stringify(facts),
      content: told ? this.cipher.encrypt(JSON.stringify(told), CONTENT) : null, action: null, resolution: null, resolvedBy: null,
      resolvedAt: null, version: 1, createdAt: this.clock.now(),
    } as const;
    if (!(await tx.insertNew('payment_exception', row))) return;
    await this.steps.record(tx, { subject: 'exception', row: { id: row.id, orgPath: org.path }, title: PAYMENT_EXCEPTION_LABELS[kind], from: null, to: 'open', reason, detail: { kind, fen, number } });
    await requestNotification(this.outbox, tx, {
      topic: 'dues.todo', period: row.id, to: { kind: 'roles', roles: ['finance_officer'], orgId: org.id, nearest: true },
      title: `待人工处理：${PAYMENT_EXCEPTION_LABELS[kind]}`, body: reason, page: EXCEPTIONS_PAGE,
      template: { kind: 'todo', task: '党费收款待人工处理', from: '党费系统', due: this.clock.today(), note: PAYMENT_EXCEPTION_LABELS[kind].slice(0, 20) },
    });
  }

  /** Money of an order waits in suspense, and nobody has been asked to say where it belongs. `key` tells the times apart. */
  async raiseHeld(tx: Tx, order: PaymentOrderRow, fen: Fen, key: string, reason: string): Promise<void> {
    if (await tx.repo(PaymentExceptionRow).existsBy({ orderId: order.id, kind: In([...HELD_KINDS]), status: 'open' })) return;
    const { number, transactionId } = order;
    await this.raise(tx, { kind: 'held', key, reason, fen, number, transactionId, order, facts: [{ label: '待查款项', expected: null, actual: yuan(fen) }] });
  }

  /** What of the order behind it waits in suspense. */
  async heldFen(tx: Tx, { orderId }: Pick<PaymentExceptionRow, 'orderId'>): Promise<Fen> {
    if (orderId === null) return 0;
    const [{ fen }] = await tx.select<{ fen: number | string | null }>('SELECT SUM(overFen) AS fen FROM payment_item WHERE orderId = ?', [orderId]);
    return num(fen);
  }

  /** What a person may do about it now. */
  async actions(tx: Tx, row: PaymentExceptionRow): Promise<ExceptionAction[]> {
    return actionsFor(row, await this.heldFen(tx, row));
  }

  /** Whether it is about dues of the member's own or about money that he paid for another. */
  async concerns(tx: Tx, { memberId, orderId }: PaymentExceptionRow, who: Id): Promise<boolean> {
    if (memberId === who) return true;
    return orderId !== null && (await tx.repo(PaymentOrderRow).existsBy({ id: orderId, payerMemberId: who }));
  }

  /** The transaction behind an exception, as WeChat told it. */
  transactionOf(row: PaymentExceptionRow): PayTransaction {
    const raw = JSON.parse(this.cipher.decrypt(row.content!, CONTENT)) as PayTransaction;
    return { ...raw, paidAt: raw.paidAt && new Date(raw.paidAt) };
  }

  /** The refund behind one. */
  refundOf(row: PaymentExceptionRow): PayRefund {
    const raw = JSON.parse(this.cipher.decrypt(row.content!, CONTENT)) as PayRefund;
    return { ...raw, succeededAt: raw.succeededAt && new Date(raw.succeededAt) };
  }

  /** Under which names the voluntary extras of an order were received: with it, or out of suspense. */
  async extraSources(tx: Tx, orderId: Id): Promise<string[]> {
    const rows = await tx.repo(PaymentExceptionRow).findBy({ orderId, action: 'extra' });
    return [`order:${orderId}`, ...rows.map(({ id }) => `exception:${id}`)];
  }

  /** Compare-and-set from open; false when somebody was faster. */
  async close(tx: Tx, row: PaymentExceptionRow, action: ExceptionAction, reason: string, resolvedBy: Id | null): Promise<boolean> {
    const change = { status: 'resolved', action, resolution: reason, resolvedBy, resolvedAt: this.clock.now(), version: row.version + 1 } as const;
    const closed = await tx.repo(PaymentExceptionRow).update({ id: row.id, status: 'open', version: row.version }, change);
    if (closed.affected !== 1) return false;
    await this.steps.record(tx, { subject: 'exception', row, title: PAYMENT_EXCEPTION_LABELS[row.kind], from: 'open', to: 'resolved', reason: `${EXCEPTION_STATUS_LABELS.resolved}：${reason}`, detail: { action } });
    return true;
  }

  /** What was doubtful about an order is cleared up once WeChat itself has said what is true. */
  async clearedUp(tx: Tx, orderId: Id): Promise<void> {
    for (const kind of ['amount_mismatch', 'payer_mismatch', 'closed_paid'] as const) {
      for (const row of await tx.repo(PaymentExceptionRow).findBy({ orderId, kind, status: 'open' })) {
        await this.close(tx, row, 'noted', '经向微信查询核实，该订单已按实际交易入账。', null);
      }
    }
  }
}
