import type { PayerKind, PaymentOrderStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** One payment through WeChat: written before WeChat hears of it, so that no money can come for an order nobody knows. */
@Entity('payment_order')
@Index('uq_payment_order_number', ['number'], { unique: true })
@Index('uq_payment_order_transaction', ['transactionId'], { unique: true })
@Index('ix_payment_order_member', ['memberId', 'id'])
@Index('ix_payment_order_payer', ['payerMemberId', 'id'])
@Index('ix_payment_order_consent', ['consentId', 'id'])
@Index('ix_payment_order_path', ['orgPath', 'id'])
@Index('ix_payment_order_poll', ['nextPollAt'])
@Index('ix_payment_order_paid', ['paidAt', 'number'])
export class PaymentOrderRow {
  @IdColumn() id: string;
  /** 商户订单号. */
  @TextColumn(32) number: string;
  @TextColumn(16) status: PaymentOrderStatus;
  /** NOBODY for money in suspense of which nobody knows whose dues it is. */
  @RefColumn() memberId: string;
  @TextColumn(64) memberName: string;
  /** Branch that collects. */
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) payerKind: PayerKind;
  @RefColumn({ nullable: true }) payerMemberId: string | null;
  @TextColumn(64) payerName: string;
  @RefColumn({ nullable: true }) consentId: string | null;
  /** Encrypted: the same order may have to be placed again. */
  @TextColumn(255) payerOpenid: string;
  @TextColumn(43) payerOpenidHash: string;
  @TextColumn(127) description: string;
  @IntColumn() amountFen: number;
  @IntColumn() refundedFen: number;
  @TextColumn(64, { nullable: true }) prepayId: string | null;
  @TimeColumn() expiresAt: Date;
  /** 微信支付订单号. */
  @TextColumn(32, { nullable: true }) transactionId: string | null;
  @TimeColumn({ nullable: true }) paidAt: Date | null;
  @IntColumn() polls: number;
  /** When WeChat is asked next; null once there is nothing to ask. */
  @TimeColumn({ nullable: true }) nextPollAt: Date | null;
  /** When WeChat was first asked to close it, whatever became of that: from then on a callback alone does not make it paid. */
  @TimeColumn({ nullable: true }) closeAskedAt: Date | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}

/** What an order is for; the items of a paid order always sum up to its amount. */
@Entity('payment_item')
@Index('uq_payment_item_running', ['runningBillId'], { unique: true })
@Index('ix_payment_item_order', ['orderId'])
export class PaymentItemRow {
  @IdColumn() id: string;
  @RefColumn() orderId: string;
  /** Null for the voluntary extra. */
  @RefColumn({ nullable: true }) billId: string | null;
  @TextColumn(7, { nullable: true }) month: string | null;
  /** Whose income it is: the branch of the bill, which is another one after a transfer. */
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @IntColumn() fen: number;
  /** Of `fen`: booked as income. */
  @IntColumn() settledFen: number;
  /** Of `fen`: in suspense, because the bill had been paid otherwise. */
  @IntColumn() overFen: number;
  /** Of `fen`: given back. */
  @IntColumn() refundedFen: number;
  /** The bill while the order can still be paid, then null: at most one running order a bill. */
  @RefColumn({ nullable: true }) runningBillId: string | null;
}
