import type { DuesKind } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** What a member pays a month, from a month on. Rows are never changed but for being superseded. */
@Entity('dues_fixing')
@Index('uq_dues_fixing_current', ['currentKey'], { unique: true })
@Index('ix_dues_fixing_member', ['memberId', 'precedence', 'currentKey', 'fromMonth', 'toMonth', 'year', 'monthlyFen', 'kind', 'manual', 'id'])
export class DuesFixingRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @IntColumn() year: number;
  @TextColumn(16) kind: DuesKind;
  @TextColumn(7) fromMonth: string;
  @TextColumn(7, { nullable: true }) toMonth: string | null;
  /** `2026-01/0`, with /1 for a fixing of certain months: of those that cover a month the greatest holds. */
  @TextColumn(9) precedence: string;
  /** Member and precedence while it stands, null once superseded: one fixing at a time. */
  @TextColumn(40, { nullable: true }) currentKey: string | null;
  @IntColumn() monthlyFen: number;
  /** Whether the amount was set by hand. */
  @BoolColumn() manual: boolean;
  /** Encrypted: facts and explanation, with the wage base. */
  @LongTextColumn() sealed: string;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @RefColumn({ nullable: true }) createdBy: string | null;
  @TimeColumn() createdAt: Date;
}

/** An uploaded list of fixings between dry run and commit. */
@Entity('dues_fixing_import')
@Index('ix_dues_fixing_import_at', ['createdAt'])
export class DuesFixingImportRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @IntColumn() year: number;
  @TextColumn(200) fileName: string;
  @TextColumn(16) state: 'checked' | 'committed';
  @IntColumn() rows: number;
  @IntColumn() changes: number;
  @IntColumn() unchanged: number;
  @LongTextColumn() faults: string;
  /** Encrypted rows to be fixed; empty once committed. */
  @LongTextColumn() sealed: string;
  @RefColumn() createdBy: string;
  @TimeColumn() createdAt: Date;
}
