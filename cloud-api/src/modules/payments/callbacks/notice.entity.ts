import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, LongTextColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** A verified callback of WeChat Pay: kept before it is answered, worked off afterwards (ADR 0022). */
@Entity('payment_notice')
@Index('uq_payment_notice', ['noticeId'], { unique: true })
@Index('ix_payment_notice_due', ['status', 'nextTryAt'])
export class PaymentNoticeRow {
  @IdColumn() id: string;
  /** WeChat's id; a repeat carries the same. */
  @TextColumn(64) noticeId: string;
  @TextColumn(16) kind: 'transaction' | 'refund';
  /** 商户订单号 or 商户退款单号. */
  @TextColumn(64) number: string;
  /** The decrypted content, encrypted as a column: it names the payer's account. */
  @LongTextColumn() content: string;
  @TextColumn(16) status: 'received' | 'handled';
  /** What came of it. */
  @TextColumn(32, { nullable: true }) outcome: string | null;
  @IntColumn() attempts: number;
  @TimeColumn() receivedAt: Date;
  @TimeColumn() nextTryAt: Date;
  @TimeColumn({ nullable: true }) handledAt: Date | null;
}
