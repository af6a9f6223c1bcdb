import { Entity, Index } from 'typeorm';
import { BoolColumn, DateColumn, FenColumn, KeyColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** A movement of the merchant's account that belongs to no row of the trade bill: a withdrawal to the bank, one that came back, or something else. */
@Entity('recon_fund_flow')
@Index('ix_recon_fund_flow_day', ['day', 'flowId'])
@Index('ix_recon_fund_flow_business', ['businessId'])
@Index('uq_recon_fund_flow_returns', ['returnsId'], { unique: true })
export class FundFlowKept {
  /** 资金流水单号. */
  @KeyColumn(64) flowId: string;
  @DateColumn() day: string;
  @TextColumn(16) kind: 'withdrawal' | 'returned' | 'other';
  /** 业务名称. */
  @TextColumn(64) business: string;
  @TextColumn(64) businessId: string;
  /** Above nought for what came in. */
  @FenColumn() fen: number;
  @TimeColumn() at: Date;
  /** Whether the books have it. */
  @BoolColumn() booked: boolean;
  /** What was withdrawn beyond the money that the books had on the account. */
  @FenColumn() unbackedFen: number;
  /** The withdrawal that came back with this one. */
  @TextColumn(64, { nullable: true }) returnsId: string | null;
}
