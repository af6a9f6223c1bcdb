import type { BookEntryKind, BookEntryStatus, MoneyAccount } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** Interest or an opening balance: entered by one, confirmed by another. */
@Entity('dues_book_entry')
@Index('uq_dues_book_entry_standing', ['standingKey'], { unique: true })
@Index('ix_dues_book_entry_path', ['orgPath', 'id'])
@Index('ix_dues_book_entry_status', ['status', 'day'])
export class BookEntryRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) kind: BookEntryKind;
  @TextColumn(8) account: MoneyAccount;
  @FenColumn() amountFen: number;
  @DateColumn() day: string;
  @TextColumn(64) voucher: string;
  @TextColumn(200) note: string;
  @TextColumn(16) status: BookEntryStatus;
  /** What stands once only, e.g. the interest of one slip; null when it was refused or taken back. */
  @TextColumn(120, { nullable: true }) standingKey: string | null;
  @RefColumn() enteredBy: string;
  @TimeColumn() enteredAt: Date;
  @RefColumn({ nullable: true }) decidedBy: string | null;
  @TimeColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @VersionColumn() version: number;
}
