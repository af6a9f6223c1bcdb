import type { AdoptionStatus, EffectNumber } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** A case taken up by a branch (借鉴). */
@Entity('case_adoption')
@Index('uq_case_adoption_open', ['openKey'], { unique: true })
@Index('ix_case_adoption_case', ['caseId', 'status', 'id'])
@Index('ix_case_adoption_org', ['orgPath', 'status', 'id'])
@Index('ix_case_adoption_due', ['dueOn', 'id'])
export class CaseAdoption {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  /** As it was called when it was taken up. */
  @TextColumn(100) caseTitle: string;
  @RefColumn() caseOrgId: string;
  @TextColumn(100) caseOrgName: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(100) orgName: string;
  @TextColumn(24) status: AdoptionStatus;
  /** `case:branch` while it is open, null afterwards: the database itself keeps a second open one out. */
  @TextColumn(60, { nullable: true }) openKey: string | null;
  @DateColumn() planOn: string;
  @LongTextColumn() plan: string;
  /** When the next result is asked for; null when none is. */
  @DateColumn({ nullable: true }) dueOn: string | null;
  /** Last result as a line of a list shows it. */
  @JsonColumn() effects: EffectNumber[];
  @LongTextColumn({ nullable: true }) closedReason: string | null;
  @RefColumn() createdById: string;
  /** Who entered the result that waits for confirmation. */
  @RefColumn({ nullable: true }) resultById: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) confirmedAt: Date | null;
}

/** What a branch reported. */
@Entity('case_adoption_result')
@Index('ix_case_adoption_result', ['adoptionId', 'id'])
export class CaseAdoptionResult {
  @IdColumn() id: string;
  @RefColumn() adoptionId: string;
  /** Days after the plan date at which it was asked for. */
  @IntColumn() stage: number;
  @LongTextColumn() done: string;
  @JsonColumn() effects: EffectNumber[];
  @RefColumn() submittedById: string;
  @TimeColumn() submittedAt: Date;
}

/** One transition. Never changed. */
@Entity('case_adoption_step')
@Index('ix_case_adoption_step', ['adoptionId', 'id'])
export class CaseAdoptionStep {
  @IdColumn() id: string;
  @RefColumn() adoptionId: string;
  @TextColumn(24) action: string;
  @TextColumn(24) toStatus: AdoptionStatus;
  @RefColumn({ nullable: true }) actorId: string | null;
  @LongTextColumn() reason: string;
  @TimeColumn() at: Date;
}
