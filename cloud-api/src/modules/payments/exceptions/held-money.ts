import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { BlindIndex, FieldCipher } from '../../../platform/crypto';
import { Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import type { PayTransaction } from '../../../platform/wechat-pay';
import { WechatAccounts } from '../../auth';
import { credit, debit, DuesLedger } from '../../books';
import { MemberDirectory } from '../../members';
import { OPENID } from '../orders/order-draft';
import { NOBODY } from '../parties';
import { OrderStore } from '../orders/order-store';
import { PaymentItemRow, PaymentOrderRow } from '../orders/order.entity';
import { paymentNumber } from '../payment-numbers';
import { PaymentSteps } from '../payment-steps';
import { yuan } from '../payment-words';
import type { PaymentExceptionRow } from './exception.entity';
import { Exceptions } from './exceptions';

type Payer = Pick<PaymentOrderRow, 'payerKind' | 'payerMemberId' | 'payerName' | 'consentId'>;

/** 待查款项: money that came and has no place yet is booked into suspense as it came, under an order that carries its transaction. */
@Injectable()
export class HeldMoney {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly accounts: WechatAccounts,
    private readonly members: MemberDirectory,
    private readonly orders: OrderStore,
    private readonly steps: PaymentSteps,
    private readonly ledger: DuesLedger,
    private readonly exceptions: Exceptions,
  ) {}

  /** All of a payment that was told; from now on the reconciliation knows it, and a person still has to say where it belongs. */
  async hold(tx: Tx, row: PaymentExceptionRow): Promise<void> {
    const transaction = this.exceptions.transactionOf(row);
    const known = row.orderId === null ? null : await this.orders.lock(tx, row.orderId);
    if (known?.transactionId === transaction.transactionId) throw new Problem('conflict.state', { detail: '该笔到账已入账，请刷新后核对。' });
    const order = known && !known.transactionId ? await this.take(tx, known, transaction) : await this.adopt(tx, known, transaction, row);
    const { id, orgId, orgPath, amountFen } = order;
    await tx.repo(PaymentItemRow).insert({
      id: newId(), orderId: id, billId: null, month: null, orgId, orgPath, fen: amountFen, settledFen: 0, overFen: amountFen, refundedFen: 0, runningBillId: null,
    });
    await this.exceptions.raiseHeld(tx, order, amountFen, id, `${transaction.transactionId} 到账 ${yuan(amountFen)} 已列入待查款项，待查明后计入党费账单或退还付款人。`);
    await this.ledger.post(tx, {
      key: `order:${id}:${orgId}`, kind: 'payment', orgId, orgPath, on: toBusinessDate(order.paidAt!), memo: `微信到账待查 ${transaction.transactionId}`,
      source: { type: 'order', id }, by: currentPrincipal().memberId, lines: [debit('wechat', amountFen), credit('suspense', amountFen)],
    });
  }

  /** The order's own money, but not as it was asked for: nothing of it counts for its months. */
  private async take(tx: Tx, order: PaymentOrderRow, { transactionId, paidAt, amountFen }: PayTransaction): Promise<PaymentOrderRow> {
    await this.orders.change(tx, order, 'pay', '微信支付到账，列入待查款项', { transactionId, paidAt, amountFen, nextPollAt: null });
    await tx.repo(PaymentItemRow).update({ orderId: order.id }, { fen: 0 });
    return order;
  }

  /** A second payment of an order, or one whose order nobody knows, gets an order of its own. */
  private async adopt(tx: Tx, twin: PaymentOrderRow | null, transaction: PayTransaction, row: PaymentExceptionRow): Promise<PaymentOrderRow> {
    const now = this.clock.now();
    const openid = transaction.openid ?? '';
    const order: PaymentOrderRow = {
      id: newId(), number: twin ? paymentNumber('D', this.clock.today()) : transaction.outTradeNo, status: 'paid', memberId: twin?.memberId ?? NOBODY,
      memberName: twin?.memberName ?? '未知党员', orgId: row.orgId, orgPath: row.orgPath, ...(await this.payer(twin, openid)), payerOpenid: this.cipher.encrypt(openid, OPENID),
      payerOpenidHash: this.index.of('openid', openid), description: '待查款项', amountFen: transaction.amountFen, refundedFen: 0, prepayId: null, expiresAt: now,
      transactionId: transaction.transactionId, paidAt: transaction.paidAt, polls: 0, nextPollAt: null, closeAskedAt: null, version: 1, createdAt: now,
    };
    await tx.repo(PaymentOrderRow).insert(order);
    await this.steps.record(tx, {
      subject: 'order', row: order, title: `党费订单 ${order.number}`, from: null, to: 'paid', reason: '微信支付到账，列入待查款项', detail: { amountFen: order.amountFen },
    });
    return order;
  }

  private async payer(twin: PaymentOrderRow | null, openid: string): Promise<Payer> {
    if (twin) {
      const { payerKind, payerMemberId, payerName, consentId } = twin;
      return { payerKind, payerMemberId, payerName, consentId };
    }
    const payerMemberId = openid ? await this.accounts.memberIdOf(openid) : null;
    const member = payerMemberId && (await this.members.findById(payerMemberId));
    return { payerKind: payerMemberId ? 'member' : 'self', payerMemberId, payerName: member ? member.name : '未知付款人', consentId: null };
  }
}
