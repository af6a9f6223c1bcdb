import type { ImportState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';
import type { OrgScope } from '../../../platform/access';
import type { CellProblem } from './row-parser';
import type { RosterHead } from './roster-reader';

/** One upload of a roster and how far its work has come. */
@Entity('import_job')
@Index('ix_import_job_actor', ['actorId', 'id'])
@Index('ix_import_job_file', ['fileHash'])
@Index('ix_import_job_created', ['createdAt'])
export class ImportJob {
  @IdColumn() id: string;
  @TextColumn(200) fileName: string;
  /** SHA-256 of the file. */
  @TextColumn(64) fileHash: string;
  @TextColumn(16) state: ImportState;
  @IntColumn() processed: number;
  @IntColumn({ nullable: true }) total: number | null;
  @IntColumn() created: number;
  @IntColumn() updated: number;
  @IntColumn() unchanged: number;
  @IntColumn() failed: number;
  @TextColumn(500, { nullable: true }) failure: string | null;
  @JsonColumn({ nullable: true }) head: RosterHead | null;
  /** Null for the command line, which may write anywhere. */
  @RefColumn({ nullable: true }) actorId: string | null;
  /** Where the actor may import, as it was at the last step; null for everywhere. */
  @JsonColumn({ nullable: true }) scopes: OrgScope[] | null;
  /** One worker at a time. */
  @TextColumn(32, { nullable: true }) leaseToken: string | null;
  @TimeColumn({ nullable: true }) leaseUntil: Date | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) finishedAt: Date | null;
}

/** A row that somebody has to look at. One that changes nothing is only counted. */
@Entity('import_row')
@Index('uq_import_row', ['importId', 'rowNo'], { unique: true })
export class ImportRow {
  @IdColumn() id: string;
  @RefColumn() importId: string;
  @IntColumn() rowNo: number;
  /** The cells as read, encrypted as a whole; null when refused at the commit. */
  @LongTextColumn({ nullable: true }) payload: string | null;
  @JsonColumn({ nullable: true }) problems: CellProblem[] | null;
}

/** Good rows of a dry run that follow each other, until the commit has written them. */
@Entity('import_batch')
@Index('uq_import_batch', ['importId', 'lastRow'], { unique: true })
export class ImportBatch {
  @IdColumn() id: string;
  @RefColumn() importId: string;
  /** Number of its last row in the file. */
  @IntColumn() lastRow: number;
  /** PlannedRow[] as JSON, encrypted as a whole. */
  @LongTextColumn() data: string;
}

/** The uploaded file in encrypted pieces, until the dry run has read it. */
@Entity('import_piece')
@Index('uq_import_piece', ['importId', 'seq'], { unique: true })
export class ImportPiece {
  @IdColumn() id: string;
  @RefColumn() importId: string;
  @IntColumn() seq: number;
  @LongTextColumn() data: string;
}
