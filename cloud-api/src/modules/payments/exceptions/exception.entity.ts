import type { ExceptionAction, ExceptionStatus, PaymentException, PaymentExceptionKind } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** What only a person can decide. */
@Entity('payment_exception')
@Index('uq_payment_exception_fact', ['factKey'], { unique: true })
@Index('ix_payment_exception_status', ['status', 'id'])
@Index('ix_payment_exception_order', ['orderId'])
export class PaymentExceptionRow {
  @IdColumn() id: string;
  /** The same fact, however often it is told, is one exception. */
  @TextColumn(191) factKey: string;
  @TextColumn(32) kind: PaymentExceptionKind;
  @TextColumn(16) status: ExceptionStatus;
  @TextColumn(500) reason: string;
  @IntColumn({ nullable: true }) fen: number | null;
  @TextColumn(64, { nullable: true }) number: string | null;
  @TextColumn(32, { nullable: true }) transactionId: string | null;
  @RefColumn({ nullable: true }) orderId: string | null;
  @RefColumn({ nullable: true }) memberId: string | null;
  /** Whose finance person answers for it: of the order, else of the top organisation. */
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @JsonColumn() facts: PaymentException['facts'];
  /** The transaction or refund as WeChat told it, encrypted; for booking it after a person has looked. */
  @LongTextColumn({ nullable: true }) content: string | null;
  @TextColumn(16, { nullable: true }) action: ExceptionAction | null;
  @TextColumn(500, { nullable: true }) resolution: string | null;
  @RefColumn({ nullable: true }) resolvedBy: string | null;
  @TimeColumn({ nullable: true }) resolvedAt: Date | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
