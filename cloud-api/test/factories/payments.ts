import { PaymentCashRow } from '../../src/modules/payments/cash/cash.entity';
import { PaymentExceptionRow } from '../../src/modules/payments/exceptions/exception.entity';
import { PaymentItemRow, PaymentOrderRow } from '../../src/modules/payments/orders/order.entity';
import { PaymentReceiptRow } from '../../src/modules/payments/receipts/receipt.entity';
import { PaymentRefundRow } from '../../src/modules/payments/refunds/refund.entity';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

type Place = { id: string; path: string };
type Ground = Pick<TestApp, 'uow' | 'clock'>;

const FEN = 7650;

/** A paid order of one month, put straight into the database. */
export async function createOrder(t: Ground, org: Place, more: Partial<PaymentOrderRow> = {}): Promise<PaymentOrderRow> {
  const now = t.clock.now();
  const id = newId();
  const order: PaymentOrderRow = {
    id, number: `D${id}`, status: 'paid', memberId: newId(), memberName: '李明', orgId: org.id, orgPath: org.path, payerKind: 'self', payerMemberId: null, payerName: '李明',
    consentId: null, payerOpenid: 'sealed', payerOpenidHash: 'hash', description: '党费', amountFen: FEN, refundedFen: 0, prepayId: null, expiresAt: now, transactionId: `42${id}`,
    paidAt: now, polls: 0, nextPollAt: null, closeAskedAt: null, version: 1, createdAt: now, ...more,
  };
  await t.uow.run(async (tx) => {
    await tx.repo(PaymentOrderRow).insert(order);
    await tx.repo(PaymentItemRow).insert({
      id: newId(), orderId: id, billId: newId(), month: '2026-11', orgId: org.id, orgPath: org.path, fen: FEN, settledFen: FEN, overFen: 0, refundedFen: 0, runningBillId: null,
    });
  });
  return order;
}

export async function createRefund(t: Ground, org: Place, requestedBy = newId()): Promise<string> {
  const order = await createOrder(t, org);
  const id = newId();
  await t.uow.run((tx) => tx.repo(PaymentRefundRow).insert({
    id, number: `R${id}`, orderId: order.id, runningOrderId: order.id, orgId: org.id, orgPath: org.path, status: 'requested', fen: FEN, parts: [], reason: '重复交纳',
    requestedBy, decidedBy: null, decidedAt: null, decision: null, refundId: null, receivedBy: null, succeededAt: null, polls: 0, nextPollAt: null, version: 1,
    createdAt: t.clock.now(),
  }));
  return id;
}

export async function createCash(t: Ground, org: Place, more: Partial<PaymentCashRow> = {}): Promise<string> {
  const id = newId();
  await t.uow.run((tx) => tx.repo(PaymentCashRow).insert({
    id, status: 'registered', memberId: newId(), memberName: '李明', orgId: org.id, orgPath: org.path, payerKind: 'self', payerMemberId: null, payerName: '李明', consentId: null,
    lines: [], amountFen: FEN, receivedOn: '2026-11-20', note: '', registeredBy: newId(), decidedBy: null, decidedAt: null, decision: null, returnWay: null, returnReason: null,
    returnAskedBy: null, returnAskedAt: null, returnDecidedBy: null, returnDecidedAt: null, returnedOn: null, returnSlip: null, returnRefusal: null, version: 1, createdAt: t.clock.now(), ...more,
  }));
  return id;
}

export async function createException(t: Ground, org: Place, more: Partial<PaymentExceptionRow> = {}): Promise<string> {
  const id = newId();
  await t.uow.run((tx) => tx.repo(PaymentExceptionRow).insert({
    id, factKey: `unknown_order:${id}`, kind: 'unknown_order', status: 'open', reason: '没有对应的订单', fen: FEN, number: null, transactionId: null, orderId: null, memberId: null,
    orgId: org.id, orgPath: org.path, facts: [], content: null, action: null, resolution: null, resolvedBy: null, resolvedAt: null, version: 1, createdAt: t.clock.now(), ...more,
  }));
  return id;
}

export async function createReceipt(t: Ground, org: Place): Promise<PaymentReceiptRow> {
  const id = newId();
  const receipt: PaymentReceiptRow = {
    id, number: `S${id}`, code: id.slice(-16), method: 'wechat', sourceId: newId(), orderId: null, memberId: newId(), memberName: '李明', payerKind: 'self', payerMemberId: null,
    payerName: '李明', orgId: org.id, orgName: '党支部', orgPath: org.path, items: [{ month: '2026-11', fen: FEN, refundedFen: 0 }], amountFen: FEN, refundedFen: 0,
    transactionId: null, paidAt: t.clock.now(),
  };
  await t.uow.run((tx) => tx.repo(PaymentReceiptRow).insert(receipt));
  return receipt;
}
