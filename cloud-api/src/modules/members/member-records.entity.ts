import type { MemberEvent, MemberPostCode, MemberStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A term in a post. */
@Entity('member_post')
@Index('ix_member_post_member', ['memberId', 'id'])
@Index('ix_member_post_org', ['orgId', 'endedOn'])
export class MemberPost {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  @TextColumn(24) post: MemberPostCode;
  @DateColumn() startedOn: string;
  @DateColumn({ nullable: true }) termEndsOn: string | null;
  @DateColumn({ nullable: true }) endedOn: string | null;
  @TimeColumn() createdAt: Date;
}

/** Another id of a person who was entered twice; the record itself is gone, what names its id means the member. */
@Entity('member_alias')
@Index('uq_member_alias_id_number', ['idNumberHash'], { unique: true })
@Index('ix_member_alias_member', ['memberId'])
export class MemberAlias {
  @IdColumn() aliasId: string;
  @RefColumn() memberId: string;
  /** The number it was entered with, so that a later roster doesn't bring it back. */
  @TextColumn(64) idNumberHash: string;
  /** The same encrypted, for the hash of a new INDEX_KEY; null where the merge is older than this column. */
  @TextColumn(191, { nullable: true }) idNumber: string | null;
  @RefColumn({ nullable: true }) mergedById: string | null;
  @TimeColumn() mergedAt: Date;
  @TextColumn(500) reason: string;
}

/** What happened to a member; append-only, without values of personal data. */
@Entity('member_history')
@Index('ix_member_history_member', ['memberId', 'id'])
@Index('ix_member_history_at', ['at', 'memberId'])
export class MemberHistory {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TimeColumn() at: Date;
  @TextColumn(16) event: MemberEvent;
  /** Null for jobs and commands. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @RefColumn({ nullable: true }) fromOrgId: string | null;
  @RefColumn({ nullable: true }) toOrgId: string | null;
  @TextColumn(16, { nullable: true }) fromStatus: MemberStatus | null;
  @TextColumn(16, { nullable: true }) toStatus: MemberStatus | null;
  @JsonColumn() changed: string[];
  @TextColumn(500, { nullable: true }) reason: string | null;
}
