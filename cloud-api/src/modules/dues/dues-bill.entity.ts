import type { BillStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** What a member owes for a month, at the branch that held the membership when the bill was made. */
@Entity('dues_bill')
@Index('uq_dues_bill_month', ['memberId', 'month'], { unique: true })
@Index('ix_dues_bill_org', ['month', 'orgId', 'status', 'dueOn', 'dueFen', 'paidFen'])
@Index('ix_dues_bill_open', ['status', 'dueOn', 'memberId'])
export class DuesBillRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  @TextColumn(7) month: string;
  @DateColumn() dueOn: string;
  @IntColumn() dueFen: number;
  /** Money that was booked; the sum of the settlements. */
  @IntColumn() paidFen: number;
  @TextColumn(8) status: BillStatus;
  @RefColumn() fixingId: string;
  @RefColumn({ nullable: true }) reliefId: string | null;
  /** When it was paid in full. */
  @TimeColumn({ nullable: true }) paidAt: Date | null;
  @TimeColumn() createdAt: Date;
}

/** Money added to a bill or, negative, taken back; each source once. */
@Entity('dues_settlement')
@Index('uq_dues_settlement_source', ['source', 'billId'], { unique: true })
@Index('ix_dues_settlement_bill', ['billId', 'id'])
export class DuesSettlementRow {
  @IdColumn() id: string;
  @RefColumn() billId: string;
  /** E.g. order:<id>, cash:<id>, refund:<id>, history. */
  @TextColumn(64) source: string;
  @IntColumn() fen: number;
  /** What was over because the bill was paid already. */
  @IntColumn() overFen: number;
  @TimeColumn() at: Date;
}

/** The secretary's leave to pay more months at once. */
@Entity('dues_permit')
@Index('ix_dues_permit_member', ['memberId', 'until'])
export class DuesPermitRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TextColumn(8) kind: 'arrears' | 'prepay';
  @IntColumn() months: number;
  @DateColumn() until: string;
  @TextColumn(500) reason: string;
  @RefColumn() createdBy: string;
  @TimeColumn() createdAt: Date;
}
