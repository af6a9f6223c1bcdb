import type { CaseNotice, ObjectionState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** Public notice of one round. */
@Entity('case_notice')
@Index('uq_case_notice', ['caseId', 'round'], { unique: true })
@Index('ix_case_notice_state', ['state', 'endsOn', 'id'])
export class CaseNoticeRow {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() round: number;
  @DateColumn() startsOn: string;
  @DateColumn() endsOn: string;
  @IntColumn() workingDays: number;
  @TextColumn(16) state: CaseNotice['state'];
  @RefColumn() openedById: string;
  @TimeColumn() openedAt: Date;
}

@Entity('case_objection')
@Index('ix_case_objection_case', ['caseId', 'state', 'id'])
@Index('ix_case_objection_member', ['memberId', 'id'])
export class CaseObjectionRow {
  @IdColumn() id: string;
  @RefColumn() noticeId: string;
  @RefColumn() caseId: string;
  @RefColumn() memberId: string;
  @LongTextColumn() text: string;
  @TextColumn(16) state: ObjectionState;
  @LongTextColumn({ nullable: true }) answer: string | null;
  @RefColumn({ nullable: true }) answeredById: string | null;
  @TimeColumn({ nullable: true }) answeredAt: Date | null;
  @TimeColumn() filedAt: Date;
}
