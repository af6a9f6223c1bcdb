import type { DuesUseClass, DuesUseStatus, MoneyAccount } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, KeyColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** A use of dues with the collective decision it rests on. */
@Entity('dues_use')
@Index('ix_dues_use_path', ['orgPath', 'id'])
@Index('ix_dues_use_org', ['orgId', 'paidOn'])
export class DuesUseRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) useClass: DuesUseClass;
  @TextColumn(200) purpose: string;
  @FenColumn() amountFen: number;
  @TextColumn(100) payee: string;
  @DateColumn() decidedOn: string;
  @LongTextColumn() decision: string;
  @TextColumn(16) status: DuesUseStatus;
  @RefColumn() requestedBy: string;
  @TimeColumn() requestedAt: Date;
  @RefColumn({ nullable: true }) decidedBy: string | null;
  @TimeColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @DateColumn({ nullable: true }) paidOn: string | null;
  @TextColumn(8, { nullable: true }) account: MoneyAccount | null;
  @TextColumn(64, { nullable: true }) voucher: string | null;
  @VersionColumn() version: number;
}

/** Minutes of the decision. */
@Entity('dues_use_file')
@Index('ix_dues_use_file_file', ['fileId'])
export class DuesUseFileRow {
  @KeyColumn(26) useId: string;
  @KeyColumn(26) fileId: string;
  @IntColumn() position: number;
}
