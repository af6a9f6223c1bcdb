import type { CashReturnWay, CashStatus, PayerKind } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';
import type { CollectedLine } from '../booking/collected';

/** Cash that the secretary took; it counts once a second person has confirmed it. */
@Entity('payment_cash')
@Index('ix_payment_cash_path', ['orgPath', 'id'])
@Index('ix_payment_cash_member', ['memberId', 'id'])
@Index('ix_payment_cash_status', ['status', 'id'])
export class PaymentCashRow {
  @IdColumn() id: string;
  @TextColumn(16) status: CashStatus;
  @RefColumn() memberId: string;
  @TextColumn(64) memberName: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  @TextColumn(16) payerKind: PayerKind;
  @RefColumn({ nullable: true }) payerMemberId: string | null;
  @TextColumn(64) payerName: string;
  @RefColumn({ nullable: true }) consentId: string | null;
  @JsonColumn() lines: CollectedLine[];
  @IntColumn() amountFen: number;
  @DateColumn() receivedOn: string;
  @TextColumn(200) note: string;
  @RefColumn() registeredBy: string;
  @RefColumn({ nullable: true }) decidedBy: string | null;
  @TimeColumn({ nullable: true }) decidedAt: Date | null;
  @TextColumn(500, { nullable: true }) decision: string | null;
  /** 现金退还, the newest time it was asked for. */
  @TextColumn(8, { nullable: true }) returnWay: CashReturnWay | null;
  @TextColumn(200, { nullable: true }) returnReason: string | null;
  @RefColumn({ nullable: true }) returnAskedBy: string | null;
  @TimeColumn({ nullable: true }) returnAskedAt: Date | null;
  @RefColumn({ nullable: true }) returnDecidedBy: string | null;
  @TimeColumn({ nullable: true }) returnDecidedAt: Date | null;
  /** The bank's slip of a transfer. */
  @DateColumn({ nullable: true }) returnedOn: string | null;
  @TextColumn(64, { nullable: true }) returnSlip: string | null;
  /** Why it was not given back. */
  @TextColumn(500, { nullable: true }) returnRefusal: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}
