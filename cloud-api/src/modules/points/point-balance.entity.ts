import { Entity } from 'typeorm';
import { IntColumn, KeyColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A month's sum of one member or one organisation; kept in step with the ledger in the same unit of work. */
@Entity('point_balance')
export class PointBalance {
  /** Id of the member or the organisation. */
  @KeyColumn(26) subjectId: string;
  @KeyColumn(7) month: string;
  @TextColumn(8) kind: 'member' | 'org';
  @IntColumn() totalCenti: number;
  @IntColumn() entries: number;
}

/**
 * Whether a month still takes entries. Every entry holds a shared lock on its month's row, freezing takes the exclusive
 * one: after it no entry of the month can still be on its way.
 */
@Entity('point_month')
export class PointMonth {
  @KeyColumn(7) month: string;
  @TextColumn(8) status: 'open' | 'frozen';
  @TimeColumn({ nullable: true }) frozenAt: Date | null;
}
