import type { GrantableRole, RoleReach } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/**
 * A role given to a member at an organisation. In force on the days from `fromDate` to `toDate`; ending one sets `toDate`.
 * The organisation's path is looked up, never kept here: rights follow a move in the same moment.
 */
@Entity('role_assignment')
@Index('ix_role_assignment_member', ['memberId', 'id'])
@Index('ix_role_assignment_org', ['orgId', 'role', 'id'])
export class RoleAssignmentRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TextColumn(32) role: GrantableRole;
  @RefColumn() orgId: string;
  @TextColumn(8) reach: RoleReach;
  @DateColumn() fromDate: string;
  @DateColumn({ nullable: true }) toDate: string | null;
  /** Null when the system gave it. */
  @RefColumn({ nullable: true }) grantedById: string | null;
  @TimeColumn() grantedAt: Date;
  @TimeColumn({ nullable: true }) endedAt: Date | null;
  @RefColumn({ nullable: true }) endedById: string | null;
  @TextColumn(200, { nullable: true }) endReason: string | null;
}
