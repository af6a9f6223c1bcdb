import type { PayerKind, PaymentItem, PaymentMethod } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** 电子党费证, with the names as they were. */
@Entity('payment_receipt')
@Index('uq_payment_receipt_number', ['number'], { unique: true })
@Index('uq_payment_receipt_code', ['code'], { unique: true })
@Index('uq_payment_receipt_source', ['sourceId'], { unique: true })
@Index('ix_payment_receipt_member', ['memberId', 'id'])
@Index('ix_payment_receipt_payer', ['payerMemberId', 'id'])
@Index('ix_payment_receipt_order', ['orderId', 'id'])
export class PaymentReceiptRow {
  @IdColumn() id: string;
  @TextColumn(32) number: string;
  @TextColumn(16) code: string;
  @TextColumn(16) method: PaymentMethod;
  /** The order, the cash entry, or the exception that put money in its place. */
  @RefColumn() sourceId: string;
  @RefColumn({ nullable: true }) orderId: string | null;
  @RefColumn() memberId: string;
  @TextColumn(64) memberName: string;
  @TextColumn(16) payerKind: PayerKind;
  @RefColumn({ nullable: true }) payerMemberId: string | null;
  @TextColumn(64) payerName: string;
  @RefColumn() orgId: string;
  @TextColumn(100) orgName: string;
  @TextColumn(512) orgPath: string;
  @JsonColumn() items: PaymentItem[];
  @IntColumn() amountFen: number;
  @IntColumn() refundedFen: number;
  @TextColumn(32, { nullable: true }) transactionId: string | null;
  @TimeColumn() paidAt: Date;
}
