import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

const NUMBER = 32;
const LONG_NUMBER = 64;
const NAME = 64;
const PATH = 512;

/** Orders of party dues with all that follows from them: callbacks, receipts, refunds, cash, exceptions. */
export class Payments1795259252826 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'payment_order',
      [
        col.id(), col.text('number', NUMBER), col.text('status', 16), col.ref('memberId'), col.text('memberName', NAME), col.ref('orgId'), col.text('orgPath', PATH),
        col.text('payerKind', 16), nullable(col.ref('payerMemberId')), col.text('payerName', NAME), nullable(col.ref('consentId')), col.text('payerOpenid', 255),
        col.text('payerOpenidHash', 43), col.text('description', 127), col.int('amountFen'), col.int('refundedFen'), nullable(col.text('prepayId', 64)),
        col.time('expiresAt'), nullable(col.text('transactionId', NUMBER)), nullable(col.time('paidAt')), col.int('polls'), nullable(col.time('nextPollAt')),
        col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_payment_order_number', columns: ['number'], unique: true },
        { name: 'uq_payment_order_transaction', columns: ['transactionId'], unique: true },
        { name: 'ix_payment_order_member', columns: ['memberId', 'id'] },
        { name: 'ix_payment_order_payer', columns: ['payerMemberId', 'id'] },
        { name: 'ix_payment_order_path', columns: ['orgPath', 'id'] },
        { name: 'ix_payment_order_poll', columns: ['nextPollAt'] },
      ],
    );
    await createTable(
      runner,
      'payment_item',
      [
        col.id(), col.ref('orderId'), nullable(col.ref('billId')), nullable(col.text('month', 7)), col.ref('orgId'), col.text('orgPath', PATH), col.int('fen'),
        col.int('settledFen'), col.int('overFen'), col.int('refundedFen'), nullable(col.ref('runningBillId')),
      ],
      [
        { name: 'uq_payment_item_running', columns: ['runningBillId'], unique: true },
        { name: 'ix_payment_item_order', columns: ['orderId'] },
      ],
    );
    await createTable(
      runner,
      'payment_notice',
      [
        col.id(), col.text('noticeId', 64), col.text('kind', 16), col.text('number', LONG_NUMBER), col.long('content'), col.text('status', 16),
        nullable(col.text('outcome', 32)), col.int('attempts'), col.time('receivedAt'), col.time('nextTryAt'), nullable(col.time('handledAt')),
      ],
      [
        { name: 'uq_payment_notice', columns: ['noticeId'], unique: true },
        { name: 'ix_payment_notice_due', columns: ['status', 'nextTryAt'] },
      ],
    );
    await createTable(
      runner,
      'payment_refund',
      [
        col.id(), col.text('number', LONG_NUMBER), col.ref('orderId'), nullable(col.ref('runningOrderId')), col.ref('orgId'), col.text('orgPath', PATH),
        col.text('status', 16), col.int('fen'), col.json('parts'), col.text('reason', 80), col.ref('requestedBy'), nullable(col.ref('decidedBy')),
        nullable(col.time('decidedAt')), nullable(col.text('decision', 500)), nullable(col.text('refundId', 64)), nullable(col.text('receivedBy', 64)),
        nullable(col.time('succeededAt')), col.int('polls'), nullable(col.time('nextPollAt')), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_payment_refund_number', columns: ['number'], unique: true },
        { name: 'uq_payment_refund_running', columns: ['runningOrderId'], unique: true },
        { name: 'ix_payment_refund_order', columns: ['orderId', 'id'] },
        { name: 'ix_payment_refund_path', columns: ['orgPath', 'id'] },
        { name: 'ix_payment_refund_poll', columns: ['nextPollAt'] },
      ],
    );
    await createTable(
      runner,
      'payment_cash',
      [
        col.id(), col.text('status', 16), col.ref('memberId'), col.text('memberName', NAME), col.ref('orgId'), col.text('orgPath', PATH), col.text('payerKind', 16),
        nullable(col.ref('payerMemberId')), col.text('payerName', NAME), nullable(col.ref('consentId')), col.json('lines'), col.int('amountFen'),
        col.date('receivedOn'), col.text('note', 200), col.ref('registeredBy'), nullable(col.ref('decidedBy')), nullable(col.time('decidedAt')),
        nullable(col.text('decision', 500)), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'ix_payment_cash_path', columns: ['orgPath', 'id'] },
        { name: 'ix_payment_cash_member', columns: ['memberId', 'id'] },
      ],
    );
    await createTable(
      runner,
      'payment_exception',
      [
        col.id(), col.text('factKey', 191), col.text('kind', 32), col.text('status', 16), col.text('reason', 500), nullable(col.int('fen')),
        nullable(col.text('number', LONG_NUMBER)), nullable(col.text('transactionId', NUMBER)), nullable(col.ref('orderId')), nullable(col.ref('memberId')),
        col.ref('orgId'), col.text('orgPath', PATH), col.json('facts'), nullable(col.long('content')), nullable(col.text('action', 16)),
        nullable(col.text('resolution', 500)), nullable(col.ref('resolvedBy')), nullable(col.time('resolvedAt')), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_payment_exception_fact', columns: ['factKey'], unique: true },
        { name: 'ix_payment_exception_status', columns: ['status', 'id'] },
        { name: 'ix_payment_exception_order', columns: ['orderId'] },
      ],
    );
    await createTable(
      runner,
      'payment_receipt',
      [
        col.id(), col.text('number', NUMBER), col.text('code', 16), col.text('method', 16), col.ref('sourceId'), nullable(col.ref('orderId')), col.ref('memberId'),
        col.text('memberName', NAME), col.text('payerKind', 16), nullable(col.ref('payerMemberId')), col.text('payerName', NAME), col.ref('orgId'),
        col.text('orgName', 100), col.text('orgPath', PATH), col.json('items'), col.int('amountFen'), col.int('refundedFen'),
        nullable(col.text('transactionId', NUMBER)), col.time('paidAt'),
      ],
      [
        { name: 'uq_payment_receipt_number', columns: ['number'], unique: true },
        { name: 'uq_payment_receipt_code', columns: ['code'], unique: true },
        { name: 'uq_payment_receipt_source', columns: ['sourceId'], unique: true },
        { name: 'ix_payment_receipt_member', columns: ['memberId', 'id'] },
        { name: 'ix_payment_receipt_payer', columns: ['payerMemberId', 'id'] },
      ],
    );
    await createTable(
      runner,
      'payment_step',
      [
        col.id(), col.text('subject', 16), col.ref('subjectId'), col.time('at'), nullable(col.ref('actorId')), nullable(col.text('fromStatus', 16)),
        col.text('toStatus', 16), col.text('reason', 500),
      ],
      [{ name: 'ix_payment_step_subject', columns: ['subjectId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner, 'payment_step', 'payment_receipt', 'payment_exception', 'payment_cash', 'payment_refund', 'payment_notice', 'payment_item', 'payment_order',
    );
  }
}
