import type { OrgChange, OrgChangeKind, OrgClass, OrgKind, OrgStatus, OrgUnit } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** An organisation. `parentId` is the truth of the tree, `path` is derived from it. */
@Entity('org')
@Index('ix_org_path', ['path'])
@Index('ix_org_parent', ['parentId', 'sortKey', 'id'])
@Index('ix_org_name', ['name'])
@Index('uq_org_upper_code', ['upperCode'], { unique: true })
@Index('ix_org_ends', ['status', 'endsOn'])
@Index('ix_org_term', ['status', 'termEnd'])
export class Org {
  @IdColumn() id: string;
  @RefColumn({ nullable: true }) parentId: string | null;
  /** Ids from the top down to this one: `/A/B/`. */
  @TextColumn(512) path: string;
  @TextColumn(100) name: string;
  @TextColumn(50) shortName: string;
  /** Pinyin initials of the name, for search: 第一党支部 → dydzb. */
  @TextColumn(100) initials: string;
  /** Place among the siblings: kind, then name read as pinyin. */
  @TextColumn(191) sortKey: string;
  @TextColumn(24) kind: OrgKind;
  @TextColumn(16) orgClass: OrgClass;
  @TextColumn(100, { nullable: true }) unitName: string | null;
  @TextColumn(18, { nullable: true }) unitCreditCode: string | null;
  /** The other units of a joint branch. */
  @JsonColumn() otherUnits: OrgUnit[];
  @TextColumn(64, { nullable: true }) upperCode: string | null;
  @DateColumn({ nullable: true }) foundedOn: string | null;
  @DateColumn({ nullable: true }) termStart: string | null;
  @DateColumn({ nullable: true }) termEnd: string | null;
  /** The last reminder of the term that was sent: `2027-03-01:6`. */
  @TextColumn(32, { nullable: true }) termAlarm: string | null;
  @DateColumn({ nullable: true }) endsOn: string | null;
  /** Millionths of a degree. */
  @IntColumn({ nullable: true }) latitudeE6: number | null;
  @IntColumn({ nullable: true }) longitudeE6: number | null;
  @TextColumn(200, { nullable: true }) address: string | null;
  @TextColumn(16) status: OrgStatus;
  @DateColumn({ nullable: true }) closedOn: string | null;
  @RefColumn({ nullable: true }) mergedIntoId: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
}

/** Who changed what and when; never altered. */
@Entity('org_change')
@Index('ix_org_change_org', ['orgId', 'id'])
export class OrgChangeRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(16) kind: OrgChangeKind;
  @TimeColumn() at: Date;
  /** Null for what the system did by date. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @JsonColumn() changes: OrgChange['changes'];
}
