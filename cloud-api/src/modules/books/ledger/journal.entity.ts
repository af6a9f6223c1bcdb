import type { DuesAccount, JournalKind } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** One fact in the books. Append-only: JournalGuard refuses updates and deletes. */
@Entity('dues_journal')
@Index('uq_dues_journal_key', ['postingKey'], { unique: true })
@Index('uq_dues_journal_reverses', ['reversesId'], { unique: true })
@Index('ix_dues_journal_org', ['orgId', 'day', 'id'])
@Index('ix_dues_journal_occurred', ['occurredOn', 'kind'])
@Index('ix_dues_journal_source', ['sourceType', 'sourceId'])
export class JournalRow {
  @IdColumn() id: string;
  /** The same fact delivered twice has the same key. */
  @TextColumn(191) postingKey: string;
  @TextColumn(24) kind: JournalKind;
  @RefColumn() orgId: string;
  /** Path of the organisation when the journal was written. */
  @TextColumn(512) orgPath: string;
  @DateColumn() occurredOn: string;
  /** Day it is booked on: that of the fact, or the first day of the first open month after it. */
  @DateColumn() day: string;
  @TextColumn(200) memo: string;
  @TextColumn(32) sourceType: string;
  @TextColumn(64) sourceId: string;
  /** Sum of its debits, which is that of its credits. */
  @FenColumn() totalFen: number;
  @RefColumn({ nullable: true }) reversesId: string | null;
  @RefColumn({ nullable: true }) createdBy: string | null;
  @TimeColumn() createdAt: Date;
}

/** A line of a journal, with what the ledgers are read by. Append-only: LineGuard. */
@Entity('dues_line')
@Index('ix_dues_line_journal', ['journalId', 'id'])
@Index('ix_dues_line_ledger', ['orgId', 'day', 'id'])
@Index('ix_dues_line_day', ['day', 'orgId', 'account', 'debitFen', 'creditFen'])
export class JournalLineRow {
  @IdColumn() id: string;
  @RefColumn() journalId: string;
  @RefColumn() orgId: string;
  @DateColumn() day: string;
  @TextColumn(24) account: DuesAccount;
  @FenColumn() debitFen: number;
  @FenColumn() creditFen: number;
}
