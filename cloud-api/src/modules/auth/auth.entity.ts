import type { SessionKind, SessionVia, SmsPurpose } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A WeChat user this mini-program has seen; bound to at most one member, and a member to at most one of them. */
@Entity('wechat_account')
@Index('uq_wechat_account_openid', ['openidHash'], { unique: true })
@Index('uq_wechat_account_member', ['memberId'], { unique: true })
export class WechatAccount {
  @IdColumn() id: string;
  /** Encrypted, as is the session_key. */
  @TextColumn(512) openid: string;
  @TextColumn(64) openidHash: string;
  /** Null where Cloud Hosting vouched for the user. */
  @TextColumn(512, { nullable: true }) sessionKey: string | null;
  @RefColumn({ nullable: true }) memberId: string | null;
  @TimeColumn({ nullable: true }) boundAt: Date | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
}

/** Proof, for some minutes, that WeChat vouched for an account that is not bound yet. */
@Entity('bind_ticket')
@Index('uq_bind_ticket_token', ['tokenHash'], { unique: true })
export class BindTicket {
  @IdColumn() id: string;
  @TextColumn(64) tokenHash: string;
  @RefColumn() accountId: string;
  @TimeColumn() expiresAt: Date;
}

/** One place where a member is logged in. */
@Entity('auth_session')
@Index('ix_auth_session_member', ['memberId', 'revokedAt'])
@Index('ix_auth_session_expiry', ['expiresAt'])
export class AuthSession {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TextColumn(16) kind: SessionKind;
  @TextColumn(16) via: SessionVia;
  @TextColumn(64) device: string;
  /** SHA-256 of the refresh token in force. */
  @TextColumn(64) refreshHash: string;
  /** The one before it; coming back within seconds it is a race of one client, later it is theft. */
  @TextColumn(64, { nullable: true }) previousHash: string | null;
  @TimeColumn() rotatedAt: Date;
  @TimeColumn() createdAt: Date;
  /** The last refresh on a phone; the user's last request, to a minute, on the console. */
  @TimeColumn() lastSeenAt: Date;
  /** Moves on with each refresh on a phone; fixed on the console. */
  @TimeColumn() expiresAt: Date;
  @TimeColumn({ nullable: true }) revokedAt: Date | null;
}

/** A code asked for; the row exists whether or not the phone is in the roster. */
@Entity('sms_code')
@Index('uq_sms_code_slot', ['phoneHash', 'slot'], { unique: true })
@Index('ix_sms_code_phone', ['phoneHash', 'createdAt'])
@Index('ix_sms_code_address', ['addressHash', 'createdAt'])
export class SmsCode {
  @IdColumn() id: string;
  @TextColumn(64) phoneHash: string;
  @TextColumn(16) purpose: SmsPurpose;
  /** Resend interval since the epoch: of two requests at the same moment one fails. */
  @IntColumn() slot: number;
  @TextColumn(64) codeHash: string;
  @TextColumn(64) addressHash: string;
  @TimeColumn() createdAt: Date;
  @TimeColumn() expiresAt: Date;
  @TimeColumn({ nullable: true }) usedAt: Date | null;
}

/** Wrong tries of one phone, or of one address with one ticket. */
@Entity('login_failure')
export class LoginFailure {
  @KeyColumn(100) id: string;
  @IntColumn() failures: number;
  @TimeColumn() lastAt: Date;
  @TimeColumn({ nullable: true }) lockedUntil: Date | null;
}
