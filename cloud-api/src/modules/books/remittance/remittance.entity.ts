import type { MoneyAccount, RemittanceKind, RemittanceStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** Dues on their way up: proposed from what was received, confirmed by both sides. */
@Entity('dues_remittance')
@Index('ix_dues_remittance_from', ['fromOrgId', 'kind', 'fromMonth'])
@Index('ix_dues_remittance_path', ['fromPath', 'id'])
export class RemittanceRow {
  @IdColumn() id: string;
  @TextColumn(8) kind: RemittanceKind;
  @RefColumn() fromOrgId: string;
  @TextColumn(512) fromPath: string;
  /** Null for a body outside that keeps no books here. */
  @RefColumn({ nullable: true }) toOrgId: string | null;
  @TextColumn(512) toPath: string;
  @TextColumn(100) toName: string;
  @TextColumn(7) fromMonth: string;
  @TextColumn(7) toMonth: string;
  @FenColumn() basisFen: number;
  /** The rule as it was when the remittance was drawn up. */
  @IntColumn() basisPoints: number;
  @TextColumn(191) ratioDoc: string;
  @TextColumn(64) ratioArticle: string;
  @FenColumn() amountFen: number;
  @TextColumn(200) note: string;
  @TextColumn(16) status: RemittanceStatus;
  @DateColumn({ nullable: true }) dueOn: string | null;
  @RefColumn() createdBy: string;
  @TimeColumn() createdAt: Date;
  /** How often it was sent: each sending has journals of its own. */
  @IntColumn() sendings: number;
  @RefColumn({ nullable: true }) sentBy: string | null;
  @TimeColumn({ nullable: true }) sentAt: Date | null;
  @DateColumn({ nullable: true }) sentOn: string | null;
  @TextColumn(8, { nullable: true }) sentFrom: MoneyAccount | null;
  @TextColumn(64, { nullable: true }) sentVoucher: string | null;
  @RefColumn({ nullable: true }) receivedBy: string | null;
  @TimeColumn({ nullable: true }) receivedAt: Date | null;
  @DateColumn({ nullable: true }) receivedOn: string | null;
  @TextColumn(8, { nullable: true }) receivedInto: MoneyAccount | null;
  @TextColumn(64, { nullable: true }) receivedVoucher: string | null;
  @VersionColumn() version: number;
}
