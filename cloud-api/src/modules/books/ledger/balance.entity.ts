import type { DuesAccount } from '@xianfeng/shared-types';
import { Entity } from 'typeorm';
import { FenColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** What moved on an account of an organisation in a month; kept in step with the lines in the same unit of work. */
@Entity('dues_balance')
export class BalanceRow {
  @KeyColumn(26) orgId: string;
  @KeyColumn(7) month: string;
  @KeyColumn(24) account: DuesAccount;
  @FenColumn() debitFen: number;
  @FenColumn() creditFen: number;
}

/**
 * Whether a month of an organisation, and of all below it, still takes journals. Every journal holds a shared lock on the rows of
 * its organisation and those above; closing takes the exclusive one: after it no journal of the month can still be on its way.
 */
@Entity('dues_month')
export class BooksMonthRow {
  @KeyColumn(26) orgId: string;
  @KeyColumn(7) month: string;
  @TextColumn(8) status: 'open' | 'closed';
  @TimeColumn({ nullable: true }) closedAt: Date | null;
  @RefColumn({ nullable: true }) closedBy: string | null;
}
