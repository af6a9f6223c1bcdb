import { Entity } from 'typeorm';
import { KeyColumn, TimeColumn } from '../../database/columns';

/**
 * A case that the ledger has heard of. Messages about one case take turns on its row and may come in any order: once the
 * withdrawal is on record, no publication or adoption gives its authors points any more.
 */
@Entity('point_case')
export class PointCase {
  @KeyColumn(26) caseId: string;
  @TimeColumn({ nullable: true }) withdrawnAt: Date | null;
}
