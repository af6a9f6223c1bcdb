import type { RefundStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** What a refund takes out of an item. */
export interface RefundPart {
  itemId: string;
  settledFen: number;
  overFen: number;
}

/** Money that goes back: asked for by one person, decided by another. */
@Entity('payment_refund')
@Index('uq_payment_refund_number', ['number'], { unique: true })
@Index('uq_payment_refund_running', ['runningOrderId'], { unique: true })
@Index('ix_payment_refund_order', ['orderId', 'id'])
@Index('ix_payment_refund_path', ['orgPath', 'id'])
@Index('ix_payment_refund_status', ['status', 'id'])
@Index('ix_payment_refund_poll', ['nextPollAt'])
@Index('ix_payment_refund_succeeded', ['succeededAt', 'number'])
export class PaymentRefundRow {
  @IdColumn() id: string;
  /** 商户退款单号; a repeat carries the same. */
  @TextColumn(64) number: string;
  @RefColumn() orderId: string;
  /** The order while the refund runs, then null: one at a time. */
  @RefColumn({ nullable: true }) runningOrderId: string | null;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) status: RefundStatus;
  @IntColumn() fen: number;
  @JsonColumn() parts: RefundPart[];
  @TextColumn(80) reason: string;
  @RefColumn() requestedBy: string;
  @RefColumn({ nullable: true }) decidedBy: string | null;
  @TimeColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn(500, { nullable: true }) decision: string | null;
  /** 微信退款单号. */
  @TextColumn(64, { nullable: true }) refundId: string | null;
  @TextColumn(64, { nullable: true }) receivedBy: string | null;
  @TimeColumn({ nullable: true }) succeededAt: Date | null;
  @IntColumn() polls: number;
  @TimeColumn({ nullable: true }) nextPollAt: Date | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
