import type { AppealStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, DateColumn, IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** A member contests an entry; the rule's owner answers by a date. */
@Entity('point_appeal')
@Index('uq_point_appeal_open', ['openEntryId'], { unique: true })
@Index('ix_point_appeal_entry', ['entryId'])
@Index('ix_point_appeal_member', ['memberId', 'id'])
@Index('ix_point_appeal_status', ['status', 'dueOn', 'id'])
export class PointAppealRow {
  @IdColumn() id: string;
  @RefColumn() entryId: string;
  /** The entry while the appeal is open, then null: at most one open appeal an entry. */
  @RefColumn({ nullable: true }) openEntryId: string | null;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  /** Path whose officers answer: that of the rule's owner, else of the entry's organisation. */
  @TextColumn(512) answerPath: string;
  @RefColumn() answerOrgId: string;
  @TextColumn(500) reason: string;
  @TextColumn(16) status: AppealStatus;
  @DateColumn() dueOn: string;
  @BoolColumn() overdue: boolean;
  /** Day of the last reminder. */
  @DateColumn({ nullable: true }) remindedOn: string | null;
  @RefColumn({ nullable: true }) answeredBy: string | null;
  @TimeColumn({ nullable: true }) answeredAt: Date | null;
  @LongTextColumn({ nullable: true }) answer: string | null;
  @IntColumn({ nullable: true }) correctedCenti: number | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}

/** A step of an appeal, written once. */
@Entity('point_appeal_event')
@Index('ix_point_appeal_event_appeal', ['appealId', 'id'])
export class PointAppealEvent {
  @IdColumn() id: string;
  @RefColumn() appealId: string;
  @TimeColumn() at: Date;
  /** Null for what the system did by date. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(16, { nullable: true }) fromStatus: AppealStatus | null;
  @TextColumn(16) toStatus: AppealStatus;
  @TextColumn(500) reason: string;
}
