import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { isDuplicateKey, placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { BlindIndex, FieldCipher } from '../../../platform/crypto';
import { invalidField, notFound } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { RuleBook } from '../../../platform/rules';
import { DuesBills, DuesPeople } from '../../dues';
import { type CollectedLine, type PayerOf, sumOf } from '../booking/collected';
import { paymentNumber } from '../payment-numbers';
import { PaymentSteps } from '../payment-steps';
import { monthsInWords } from '../payment-words';
import { PaymentItemRow, PaymentOrderRow } from './order.entity';
import { OrderStore } from './order-store';

export const OPENID = 'payment_order.payerOpenid';
/** A running order with less time left than this is replaced, not gone on with. */
const LEAST_LEFT_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

export interface OrderWish {
  memberId: Id;
  months: IsoMonth[];
  extraFen: Fen;
  payer: PayerOf & { consentId: Id | null; openid: string };
}

/** `rivals`: running orders of the same bills, to be closed before a new number is issued. */
export type Draft = { kind: 'order'; order: PaymentOrderRow } | { kind: 'rivals'; rivals: PaymentOrderRow[] };

/** What is wished for as an order in the database, before WeChat hears of it. */
@Injectable()
export class OrderDrafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly index: BlindIndex,
    private readonly cipher: FieldCipher,
    private readonly bills: DuesBills,
    private readonly people: DuesPeople,
    private readonly orders: OrderStore,
    private readonly steps: PaymentSteps,
  ) {}

  /** The same wish again goes on with the running order. Null: somebody else placed one at the same moment; ask again. */
  async make(wish: OrderWish): Promise<Draft | null> {
    try {
      return await this.uow.run((tx) => this.draft(tx, wish));
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** What is left to pay of the months, and the extra. */
  async linesOf(tx: Tx, { memberId, months, extraFen, payer }: Omit<OrderWish, 'payer'> & { payer: { memberId: Id | null; consentId: Id | null } }) {
    const member = await this.people.find(memberId);
    if (!member) throw notFound('党员');
    if (months.length === 0 && extraFen === 0) throw invalidField('months', '请选择要交纳的月份');
    const owed = await this.bills.payable(tx, { memberId: member.id, months, payer });
    const lines: CollectedLine[] = owed
      .map(({ id, month, orgId, orgPath, dueFen, paidFen }) => ({ billId: id, month, orgId, orgPath, fen: dueFen - paidFen }))
      .filter(({ fen }) => fen > 0);
    if (extraFen > 0) lines.push({ billId: null, month: null, orgId: member.orgId, orgPath: member.orgPath, fen: extraFen });
    return { member, lines };
  }

  private async draft(tx: Tx, wish: OrderWish): Promise<Draft> {
    const { member, lines } = await this.linesOf(tx, wish);
    const rivals = await this.rivals(tx, lines);
    const same = rivals.length === 1 && (await this.isSame(tx, rivals[0], lines, wish));
    if (same) return { kind: 'order', order: rivals[0] };
    if (rivals.length > 0) return { kind: 'rivals', rivals };
    const { payer } = wish;
    const now = this.clock.now();
    const today = this.clock.today();
    const minutes = await this.rules.number('payment.order_minutes', today, member.orgPath);
    const order: PaymentOrderRow = {
      id: newId(), number: paymentNumber('D', today), status: 'created', memberId: member.id, memberName: member.name, orgId: member.orgId,
      orgPath: member.orgPath, payerKind: payer.kind, payerMemberId: payer.memberId, payerName: payer.name, consentId: payer.consentId,
      payerOpenid: this.cipher.encrypt(payer.openid, OPENID), payerOpenidHash: this.index.of('openid', payer.openid), description: descriptionOf(lines),
      amountFen: sumOf(lines, ({ fen }) => fen), refundedFen: 0, prepayId: null, expiresAt: new Date(now.getTime() + minutes * MINUTE_MS),
      transactionId: null, paidAt: null, polls: 0, nextPollAt: new Date(now.getTime() + MINUTE_MS), closeAskedAt: null, version: 1, createdAt: now,
    };
    await tx.repo(PaymentOrderRow).insert(order);
    await tx.repo(PaymentItemRow).insert(lines.map((line) => ({ id: newId(), orderId: order.id, ...line, settledFen: 0, overFen: 0, refundedFen: 0, runningBillId: line.billId })));
    await this.steps.record(tx, { subject: 'order', row: order, title: `党费订单 ${order.number}`, from: null, to: 'created', reason: '下单', detail: { amountFen: order.amountFen, payer: payer.kind } });
    return { kind: 'order', order };
  }

  /** Oldest first, so that everybody closes them in the same order. */
  private async rivals(tx: Tx, lines: readonly CollectedLine[]): Promise<PaymentOrderRow[]> {
    const billIds = lines.flatMap(({ billId }) => billId ?? []);
    if (billIds.length === 0) return [];
    const sql = `SELECT DISTINCT orderId FROM payment_item WHERE runningBillId IN (${placeholders(billIds)}) ORDER BY orderId`;
    const ids = (await tx.select<{ orderId: Id }>(sql, billIds)).map(({ orderId }) => orderId);
    return Promise.all(ids.map((id) => tx.repo(PaymentOrderRow).findOneByOrFail({ id })));
  }

  private async isSame(tx: Tx, order: PaymentOrderRow, lines: readonly CollectedLine[], { payer }: OrderWish): Promise<boolean> {
    if (order.expiresAt.getTime() - this.clock.now().getTime() < LEAST_LEFT_MS) return false;
    if (order.payerOpenidHash !== this.index.of('openid', payer.openid) || order.payerMemberId !== payer.memberId) return false;
    const key = (all: readonly Pick<CollectedLine, 'billId' | 'fen'>[]) => all.map(({ billId, fen }) => `${billId}:${fen}`).sort().join();
    return key(await this.orders.items(tx, order.id)) === key(lines);
  }
}

/** What the payer's WeChat bill shows: no name, no branch. */
function descriptionOf(lines: readonly CollectedLine[]): string {
  const months = lines.flatMap(({ month }) => month ?? []);
  const extra = months.length < lines.length ? '自愿多交党费' : '';
  return [months.length > 0 ? `党费（${monthsInWords(months)}）` : '', extra].filter(Boolean).join('、').slice(0, 120);
}
