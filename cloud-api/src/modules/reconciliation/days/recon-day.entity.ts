import type { IsoDate } from '@xianfeng/shared-types';
import { Entity } from 'typeorm';
import { FenColumn, IntColumn, KeyColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** A day's bill and how the last comparison ended. */
@Entity('recon_day')
export class ReconDayRow {
  @KeyColumn(10) day: IsoDate;
  @TextColumn(16) status: 'waiting' | 'failed' | 'compared';
  /** Null for a day of which WeChat has no statement, and before the bill was read. */
  @TextColumn(40, { nullable: true }) billSha1: string | null;
  @IntColumn() payments: number;
  @FenColumn() paidFen: number;
  @IntColumn() refunds: number;
  @FenColumn() refundedFen: number;
  /** What WeChat kept; negative when more was given back. */
  @FenColumn() feeFen: number;
  /** 资金账单; null until it was read. */
  @FenColumn({ nullable: true }) fundInFen: number | null;
  @FenColumn({ nullable: true }) fundOutFen: number | null;
  @FenColumn({ nullable: true }) withdrawnFen: number | null;
  /** The same day here when it was last compared. */
  @IntColumn() herePayments: number;
  @FenColumn() herePaidFen: number;
  @IntColumn() hereRefunds: number;
  @FenColumn() hereRefundedFen: number;
  /** On the account 微信支付结算款. */
  @FenColumn() booksPaidFen: number;
  @FenColumn() booksRefundedFen: number;
  /** Fee journals posted so far: part of their keys. */
  @IntColumn() feeRuns: number;
  @TextColumn(500, { nullable: true }) problem: string | null;
  /** When the bill was taken in; null while it waits. */
  @TimeColumn({ nullable: true }) readAt: Date | null;
  @TimeColumn({ nullable: true }) comparedAt: Date | null;
}
