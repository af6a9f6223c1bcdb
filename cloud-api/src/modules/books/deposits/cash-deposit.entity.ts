import type { DepositStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** Cash taken to the bank: counted by one, confirmed by another. */
@Entity('dues_cash_deposit')
@Index('ix_dues_cash_deposit_path', ['orgPath', 'id'])
export class CashDepositRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @FenColumn() amountFen: number;
  @RefColumn() countedBy: string;
  @TimeColumn() countedAt: Date;
  @TextColumn(200) note: string;
  @TextColumn(16) status: DepositStatus;
  @RefColumn({ nullable: true }) confirmedBy: string | null;
  @TimeColumn({ nullable: true }) confirmedAt: Date | null;
  @DateColumn({ nullable: true }) depositedOn: string | null;
  @TextColumn(64, { nullable: true }) slip: string | null;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @VersionColumn() version: number;
}
