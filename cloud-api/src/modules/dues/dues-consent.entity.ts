import type { ConsentStatus, PayerRelation } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** Somebody else may pay a member's dues, once the branch consents. */
@Entity('dues_consent')
@Index('uq_dues_consent_token', ['tokenHash'], { unique: true })
@Index('ix_dues_consent_member', ['memberId', 'id'])
@Index('ix_dues_consent_payer', ['payerMemberId', 'status'])
@Index('ix_dues_consent_org', ['orgId', 'status', 'id'])
export class DuesConsentRow {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() orgId: string;
  /** Null for a relative. */
  @RefColumn({ nullable: true }) payerMemberId: string | null;
  @TextColumn(64) payerName: string;
  @TextColumn(16) relation: PayerRelation;
  @TextColumn(7) fromMonth: string;
  @TextColumn(7) toMonth: string;
  @TextColumn(500) reason: string;
  @TextColumn(12) status: ConsentStatus;
  /** Of the relative's link; the token itself is told once. */
  @TextColumn(64, { nullable: true }) tokenHash: string | null;
  @TimeColumn({ nullable: true }) tokenUntil: Date | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
