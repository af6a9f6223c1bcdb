import type { CaseContent, CasePart, CaseStatus, CaseVisibility, FileKind, SafetyState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import {
  BoolColumn, IdColumn, IntColumn, JsonColumn, LongTextColumn, RefColumn, TextColumn, TimeColumn, VersionColumn,
} from '../../database/columns';

/** A case with its text of now; authors, tags, files and history are rows of their own. */
@Entity('case_record')
@Index('ix_case_record_desk', ['status', 'orgPath', 'id'])
@Index('ix_case_record_queue', ['status', 'submittedAt', 'id'])
@Index('ix_case_record_org', ['orgPath', 'status', 'publishedAt'])
@Index('ix_case_record_published', ['status', 'publishedAt', 'id'])
@Index('ix_case_record_category', ['categoryCode', 'status', 'publishedAt', 'id'])
@Index('ix_case_record_shelf', ['status', 'categoryCode', 'orgPath', 'publishedAt', 'id'])
@Index('ix_case_record_creator', ['creatorId', 'updatedAt', 'id'])
@Index('ix_case_record_born', ['bornOfAdoptionId', 'id'])
export class CaseRecord {
  @IdColumn() id: string;
  @TextColumn(100) title: string;
  @TextColumn(32, { nullable: true }) categoryCode: string | null;
  @LongTextColumn() summary: string;
  @LongTextColumn() background: string;
  @LongTextColumn() practice: string;
  @LongTextColumn() effect: string;
  @LongTextColumn() insight: string;
  @LongTextColumn() appendix: string;
  @TextColumn(16) visibility: CaseVisibility;
  @LongTextColumn() publicDigest: string;
  @RefColumn({ nullable: true }) coverFileId: string | null;
  @BoolColumn() pledge: boolean;
  @IntColumn() wordCount: number;
  /** Organisation of the authors when the case was made or last submitted. */
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(100) orgName: string;
  @RefColumn() creatorId: string;
  @TextColumn(24) status: CaseStatus;
  /** Submission round; every round has its own checks and reviewers. */
  @IntColumn() round: number;
  /** Text check of this round; null before the first submission. */
  @TextColumn(16, { nullable: true }) safety: SafetyState | null;
  @LongTextColumn() similarityExplanation: string;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
  @TimeColumn({ nullable: true }) submittedAt: Date | null;
  @TimeColumn({ nullable: true }) publishedAt: Date | null;
  /** The adoption whose results the branch wrote this case from. */
  @RefColumn({ nullable: true }) bornOfAdoptionId: string | null;
  /** Since when officers put it first in the library. */
  @TimeColumn({ nullable: true }) featuredAt: Date | null;
}

@Entity('case_author')
@Index('uq_case_author', ['caseId', 'memberId'], { unique: true })
@Index('ix_case_author_member', ['memberId', 'caseId'])
export class CaseAuthorRow {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @RefColumn() memberId: string;
  /** Name and branch at the time, so that the case reads the same after a transfer. */
  @TextColumn(64) name: string;
  @RefColumn() orgId: string;
  /** 0 is the lead author. */
  @IntColumn() seat: number;
}

@Entity('case_tag')
@Index('uq_case_tag', ['caseId', 'tagKey'], { unique: true })
@Index('ix_case_tag_key', ['tagKey', 'caseId'])
export class CaseTagRow {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  /** As the author wrote it. */
  @TextColumn(20) tag: string;
  /** Normalised: full-width, case and spaces don't make another tag. */
  @TextColumn(20) tagKey: string;
  @IntColumn() seat: number;
}

@Entity('case_file')
@Index('uq_case_file', ['caseId', 'fileId'], { unique: true })
@Index('ix_case_file_file', ['fileId'])
export class CaseFileRow {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @RefColumn() fileId: string;
  @TextColumn(16) kind: FileKind;
  @TextColumn(100) caption: string;
  @IntColumn() seat: number;
}

/** What was saved, by whom and on which device. */
@Entity('case_revision')
@Index('uq_case_revision', ['caseId', 'version'], { unique: true })
export class CaseRevisionRow {
  @IdColumn() id: string;
  @RefColumn() caseId: string;
  @IntColumn() version: number;
  @JsonColumn() content: CaseContent;
  @TextColumn(64) contentHash: string;
  @JsonColumn() changedParts: CasePart[];
  @TextColumn(64) deviceLabel: string;
  @RefColumn() savedById: string;
  @TextColumn(64) savedBy: string;
  /** First and last autosave that went into this revision. */
  @TimeColumn() startedAt: Date;
  @TimeColumn() savedAt: Date;
}
