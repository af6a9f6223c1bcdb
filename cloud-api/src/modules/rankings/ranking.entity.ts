import type { OrgClass } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IntColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from '../../database/columns';
import type { CloseTerms } from './month-close.entity';

/** 1: without the merged organisations; 2: with them. */
export type SnapshotFormat = 1 | 2;

/** A unit in a month's snapshot: what went in (heads, sums) and what came out (score, place). */
@Entity('ranking_row')
@Index('ix_ranking_row_position', ['month', 'orgClass', 'position'])
@Index('ix_ranking_row_org', ['orgId', 'month'])
export class RankingRow {
  @KeyColumn(7) month: string;
  @KeyColumn(26) orgId: string;
  @TextColumn(100) orgName: string;
  @TextColumn(100) parentName: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) orgClass: OrgClass;
  /** Active members at the month's end. */
  @IntColumn() heads: number;
  /** Organisations merged into this one by the month's end: their entries of the month count here. */
  @JsonColumn() mergedIds: string[];
  @IntColumn() entries: number;
  @IntColumn() totalCenti: number;
  /** Members with points that month; more than heads when somebody has left since. */
  @IntColumn() earners: number;
  /** Within-unit sum of squared deviations of the members' scores, in hundredths of a point². */
  @IntColumn() spread: number;
  @IntColumn() perHeadCenti: number;
  @BoolColumn() small: boolean;
  @IntColumn() bandCenti: number;
  @IntColumn() place: number;
  @IntColumn() sharedBy: number;
  @IntColumn() totalPlace: number;
  /** 1 … n in the class in a strict order: place, score, id. */
  @IntColumn() position: number;
}

/** Figures of one class in a sealed month. */
export interface ClassFigures {
  orgClass: OrgClass;
  units: number;
  heads: number;
  totalCenti: number;
  perHeadCenti: number;
}

/** The seal of a month: nothing in the snapshot changes after it. */
@Entity('ranking_seal')
export class RankingSeal {
  @KeyColumn(7) month: string;
  /** SHA-256 of the canonical snapshot, hexadecimal. */
  @TextColumn(64) hash: string;
  /** Hash of the sealed month before; '' for the first. */
  @TextColumn(64) prevHash: string;
  @TextColumn(7) prevMonth: string;
  /** Of what the hash is made, see snapshotHash. */
  @IntColumn() format: SnapshotFormat;
  @JsonColumn() terms: CloseTerms;
  @JsonColumn() classes: ClassFigures[];
  @TimeColumn() sealedAt: Date;
}
