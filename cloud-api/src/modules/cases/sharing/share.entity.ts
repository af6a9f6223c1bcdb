import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, IntColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** The public short id of a case, and where its drawn pictures lie in the file store. */
@Entity('case_share')
@Index('uq_case_share_case', ['caseId'], { unique: true })
export class CaseShare {
  @KeyColumn(12) shareId: string;
  @RefColumn() caseId: string;
  /** Key of the pictures in the file store: cover as `thumb`, poster as `main`. */
  @RefColumn() pictureId: string;
  /** Hash of what was drawn; a changed case is drawn anew. */
  @TextColumn(64, { nullable: true }) coverHash: string | null;
  @TextColumn(64, { nullable: true }) posterHash: string | null;
  @TimeColumn() createdAt: Date;
}

/** A chat group in which cases of an organisation were opened; known by a keyed hash of its opengid alone. */
@Entity('share_group')
@Index('uq_share_group', ['orgId', 'groupHash'], { unique: true })
export class ShareGroupRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(64) groupHash: string;
  @TextColumn(30) label: string;
  @TimeColumn() createdAt: Date;
}

/** How often a case was opened from a group on a day. No trace of who. */
@Entity('share_open')
export class ShareOpen {
  @PrimaryColumn({ type: 'varchar', length: 26 }) caseId: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) groupId: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) date: string;
  @IntColumn() opens: number;
}
