import type { SessionVia } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** A member's authenticator. */
@Entity('second_factor')
export class SecondFactor {
  @IdColumn() memberId: string;
  /** Key of the codes, encrypted. */
  @TextColumn(512) secret: string;
  /** Time step of the last code that was accepted: it and those before are spent. */
  @IntColumn() lastStep: number;
  @TimeColumn() createdAt: Date;
  /** Null until a code of the authenticator proved that it has the key. */
  @TimeColumn({ nullable: true }) confirmedAt: Date | null;
}

/** Stands in for the authenticator once. */
@Entity('recovery_code')
@Index('uq_recovery_code', ['memberId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TextColumn(64) codeHash: string;
  @TimeColumn({ nullable: true }) usedAt: Date | null;
}

export type SecondFactorStep = 'code' | 'enrol';

/** Proof, for some minutes, that the first factor of a log-in to the console was right. */
@Entity('second_factor_ticket')
@Index('uq_second_factor_ticket_token', ['tokenHash'], { unique: true })
@Index('ix_second_factor_ticket_expiry', ['expiresAt'])
export class SecondFactorTicket {
  @IdColumn() id: string;
  @TextColumn(64) tokenHash: string;
  @RefColumn() memberId: string;
  @TextColumn(16) via: SessionVia;
  @TextColumn(16) step: SecondFactorStep;
  @TimeColumn() expiresAt: Date;
}
