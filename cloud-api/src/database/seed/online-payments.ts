import { createHash } from 'node:crypto';
import type { Fen, Id, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { credit, debit, type JournalInput } from '../../modules/books';
import { paymentNumber, verificationCode } from '../../modules/payments/payment-numbers';
import { monthsInWords } from '../../modules/payments/payment-words';
import { OPENID } from '../../modules/payments/orders/order-draft';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import type { BlindIndex, FieldCipher } from '../../platform/crypto';
import { newId } from '../../platform/ids';
import type { SqlParam } from '../unit-of-work';
import { demoOpenid, demoTransactionId } from './wechat-ids';

type Row = Record<string, SqlParam>;

/** A bill that was paid through WeChat. */
export interface PaidBill {
  billId: Id;
  month: IsoMonth;
  member: Member;
  memberNo: number;
  org: Org;
  fen: Fen;
  day: IsoDate;
  at: Date;
}

/** A payment as the sandbox's WeChat remembers it. */
export interface PaidOrder {
  outTradeNo: string;
  transactionId: string;
  openid: string;
  amountFen: Fen;
  paidAt: string;
  description: string;
  attach: Id;
}

export interface OnlineRows {
  orders: Row[];
  items: Row[];
  receipts: Row[];
  settlements: Row[];
  bills: Row[];
  journals: JournalInput[];
  paid: PaidOrder[];
}

const ORDER_MINUTES = 30;
const PAYING_MS = 20_000;
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** What WeChat keeps of a payment: six thousandths. */
export const demoFee = (fen: Fen): Fen => Math.round((fen * 60) / 10_000);

/** Everything that a payment through WeChat leaves behind, as the product writes it: order, settled bill, receipt, journal, and its row of WeChat's bill. */
export function onlineRows(paidBills: readonly PaidBill[], cipher: FieldCipher, index: BlindIndex): OnlineRows {
  const rows: OnlineRows = { orders: [], items: [], receipts: [], settlements: [], bills: [], journals: [], paid: [] };
  // Ids sort by the time of the payment, as they would have.
  for (const [nth, { billId, month, member, memberNo, org, fen, day, at }] of [...paidBills].sort((a, b) => a.at.getTime() - b.at.getTime()).entries()) {
    const [id, number, transactionId, openid] = [newId(), paymentNumber('D', day), demoTransactionId(day, nth + 1), demoOpenid(memberNo)];
    const [createdAt, description] = [after(at, -PAYING_MS), `党费（${monthsInWords([month])}）`];
    const payer = { payerKind: 'self', payerMemberId: member.id, payerName: member.name };
    const place = { orgId: org.id, orgPath: org.path };
    rows.orders.push({
      id, number, status: 'paid', memberId: member.id, memberName: member.name, ...place, ...payer, consentId: null, payerOpenid: cipher.encrypt(openid, OPENID),
      payerOpenidHash: index.of('openid', openid), description, amountFen: fen, refundedFen: 0, prepayId: null, expiresAt: after(createdAt, ORDER_MINUTES * 60_000),
      transactionId, paidAt: at, polls: 0, nextPollAt: null, closeAskedAt: null, version: 3, createdAt,
    });
    rows.items.push({ id: newId(), orderId: id, billId, month, ...place, fen, settledFen: fen, overFen: 0, refundedFen: 0, runningBillId: null });
    rows.receipts.push({
      id: newId(), number: paymentNumber('S', day), code: verificationCode(), method: 'wechat', sourceId: id, orderId: id, memberId: member.id, memberName: member.name, ...payer,
      ...place, orgName: org.name, items: JSON.stringify([{ month, fen, refundedFen: 0 }]), amountFen: fen, refundedFen: 0, transactionId, paidAt: at,
    });
    rows.settlements.push({ id: newId(), billId, source: `order:${id}`, fen, overFen: 0, at });
    rows.journals.push({
      key: `order:${id}:${org.id}`, kind: 'payment', ...place, on: day, memo: `${member.name}${monthsInWords([month])}党费`, source: { type: 'order', id },
      lines: [debit('wechat', fen), credit('dues_income', fen)], by: member.id,
    });
    const feeFen = demoFee(fen);
    rows.bills.push({ id: newId(), day, kind: 'payment', number, wechatNumber: transactionId, fen, feeFen, at, fundFen: fen - feeFen, feeBooked: 1 });
    rows.paid.push({ outTradeNo: number, transactionId, openid, amountFen: fen, paidAt: at.toISOString(), description, attach: id });
  }
  return rows;
}

/** 手续费 of each day in the books of the branches that collected. */
export function feeJournals(paidBills: readonly PaidBill[]): JournalInput[] {
  const fees = new Map<string, { org: Org; day: IsoDate; fen: Fen }>();
  for (const { org, day, fen } of paidBills) {
    const key = `fee:${day}:1:${org.id}`;
    const sum = fees.get(key) ?? { org, day, fen: 0 };
    fees.set(key, { ...sum, fen: sum.fen + demoFee(fen) });
  }
  return [...fees].filter(([, { fen }]) => fen > 0).map(([key, { org, day, fen }]) => ({
    key, kind: 'fee', orgId: org.id, orgPath: org.path, on: day, memo: `${day} 微信支付手续费`, source: { type: 'recon_day', id: day }, lines: [debit('fees', fen), credit('wechat', fen)],
  }));
}

/** A stand-in for the checksum of a bill that no WeChat has made. */
export const demoBillSha1 = (day: IsoDate): string => createHash('sha1').update(`demo bill ${day}`).digest('hex');
