import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConsoleLimits, Id, SessionKind, SessionTokens, SessionVia, SessionView } from '@xianfeng/shared-types';
import { In, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import { Env } from '../../config';
import { type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { randomToken, sameSecret, sha256Hex } from '../../platform/crypto';
import { currentContext, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { MemberDirectory } from '../members';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens';
import { AuthRules } from './auth-rules.service';
import { AuthSession } from './auth.entity';
import { ConsoleActivity } from './console-activity';
import { deviceOf } from './device';
import { PrincipalCache } from './principal-cache';

/** Two requests of one client may refresh at the same moment; both get the same new token. */
const RACE_MS = 10_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How a session was opened, and for what. */
export interface SessionWay {
  kind: SessionKind;
  via: SessionVia;
}

type Refreshed = { kind: 'ok'; session: AuthSession; token: string } | { kind: keyof typeof ENDED };

const ENDED = {
  ended: '登录已过期，请重新登录。',
  idle: '长时间未操作，已自动退出，请重新登录。',
  stolen: '登录凭证被重复使用，为安全起见已退出，请重新登录。',
};

/** Own sessions: a short access token and a refresh token that is good for one use. */
@Injectable()
export class Sessions {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly tokens: AccessTokens,
    private readonly cache: PrincipalCache,
    private readonly activity: ConsoleActivity,
    private readonly members: MemberDirectory,
    private readonly rules: AuthRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Opens a session in the unit of work of the log-in. */
  async open(tx: Tx, memberId: Id, way: SessionWay): Promise<SessionTokens> {
    const id = newId();
    const now = this.clock.now();
    const refreshToken = `${id}.${randomToken()}`;
    const session: AuthSession = {
      id, memberId, ...way, device: deviceOf(currentContext()?.userAgent ?? '', way), refreshHash: sha256Hex(refreshToken), previousHash: null,
      rotatedAt: now, createdAt: now, lastSeenAt: now, expiresAt: await this.expiry(way.kind, now), revokedAt: null,
    };
    await tx.repo(AuthSession).insert(session);
    return this.reply(session, refreshToken);
  }

  /** @throws Problem auth.expired, also when the token was used before: then the session ends, because one of two holders is a thief. */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const result = await this.uow.run((tx) => this.rotate(tx, refreshToken));
    if (result.kind === 'ok') return this.reply(result.session, result.token);
    throw new Problem('auth.expired', { detail: ENDED[result.kind] });
  }

  /** How the member came in; null for a session that is not in the books. */
  async viaOf(sessionId: Id): Promise<SessionVia | null> {
    return (await this.uow.read((tx) => tx.repo(AuthSession).findOne({ select: { via: true }, where: { id: sessionId } })))?.via ?? null;
  }

  /** Ends sessions at once here and within seconds on other instances. */
  async revoke(tx: Tx, sessionIds: Id[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await tx.repo(AuthSession).update({ id: In(sessionIds), revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    tx.afterCommit(() => sessionIds.forEach((id) => this.cache.forget(id)));
  }

  /** Ends the open sessions of a member, those that fit where it is said which; tells how many. */
  async revokeAll(tx: Tx, memberId: Id, which?: { via: SessionVia[] } | { kind: SessionKind } | { except: Id }): Promise<number> {
    const condition = !which ? {} : 'via' in which ? { via: In(which.via) } : 'kind' in which ? which : { id: Not(which.except) };
    const open = await tx.repo(AuthSession).find({ select: { id: true }, where: { memberId, revokedAt: IsNull(), expiresAt: MoreThan(this.clock.now()), ...condition } });
    await this.revoke(tx, open.map((s) => s.id));
    return open.length;
  }

  /** Open sessions, the latest used first. */
  async list(memberId: Id, currentId: Id): Promise<SessionView[]> {
    const open = { memberId, revokedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const busy = { ...open, kind: 'console' as const, lastSeenAt: MoreThanOrEqual(await this.activity.idleSince()) };
    const rows = await this.uow.read((tx) =>
      tx.repo(AuthSession).find({ where: [{ ...open, kind: 'phone' }, busy], order: { lastSeenAt: 'DESC', id: 'DESC' }, take: 50 }),
    );
    return rows.map(({ id, kind, via, device, createdAt, lastSeenAt }) => ({
      id, kind, via, device, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), current: id === currentId,
    }));
  }

  /** Ends a session of the member; another member's is not found. */
  async end(memberId: Id, sessionId: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const session = await tx.repo(AuthSession).findOneBy({ id: sessionId, memberId });
      if (!session) throw notFound('登录记录');
      await this.revoke(tx, [sessionId]);
    });
  }

  /** Ends all sessions of the member but the one at hand; tells how many. */
  endOthers(memberId: Id, currentId: Id): Promise<number> {
    return this.uow.run((tx) => this.revokeAll(tx, memberId, { except: currentId }));
  }

  /** Removes sessions that ended long ago. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 30 * DAY_MS);
    await this.uow.run((tx) => tx.repo(AuthSession).delete({ expiresAt: LessThan(before) }));
  }

  private async rotate(tx: Tx, refreshToken: string): Promise<Refreshed> {
    const session = await this.lock(tx, refreshToken.split('.')[0]);
    const now = this.clock.now();
    if (!session || session.revokedAt || session.expiresAt <= now) return { kind: 'ended' };
    if (session.kind === 'console' && session.lastSeenAt < (await this.activity.idleSince())) return { kind: 'idle' };
    const hash = sha256Hex(refreshToken);
    const token = this.successor(session.id, refreshToken);
    if (sameSecret(hash, session.refreshHash)) {
      if (!(await this.isActive(session.memberId))) return { kind: 'ended' };
      const rotated = { refreshHash: sha256Hex(token), previousHash: hash, rotatedAt: now };
      const prolonged = session.kind === 'phone' ? { lastSeenAt: now, expiresAt: await this.expiry('phone', now) } : {};
      await tx.repo(AuthSession).update({ id: session.id }, { ...rotated, ...prolonged });
      return { kind: 'ok', session, token };
    }
    const inRace = sameSecret(hash, session.previousHash ?? '') && now.getTime() - session.rotatedAt.getTime() <= RACE_MS;
    if (inRace) return { kind: 'ok', session, token };
    await this.revoke(tx, [session.id]);
    const member = await this.members.findById(session.memberId);
    await this.audit.record(tx, {
      action: 'session.reuse', objectType: 'member', objectId: session.memberId, orgPath: member?.orgPath ?? '', title: '登录凭证被重复使用，已强制退出',
    });
    return { kind: 'stolen' };
  }

  private lock(tx: Tx, id: string): Promise<AuthSession | null> {
    return tx.forUpdate(tx.repo(AuthSession).createQueryBuilder('s').where('s.id = :id', { id })).getOne();
  }

  private async isActive(memberId: Id): Promise<boolean> {
    return (await this.members.findById(memberId))?.status === 'active';
  }

  /** Follows from the token before it and our secret, so that both sides of a race get the same one and nobody else can make it. */
  private successor(sessionId: Id, refreshToken: string): string {
    return `${sessionId}.${createHmac('sha256', this.env.jwtSecret).update(`refresh\0${refreshToken}`).digest('base64url')}`;
  }

  private async expiry(kind: SessionKind, now: Date): Promise<Date> {
    const span = kind === 'phone' ? (await this.rules.number('auth.session_days')) * DAY_MS : (await this.rules.number('console.session_hours')) * HOUR_MS;
    return new Date(now.getTime() + span);
  }

  private async reply(session: AuthSession, refreshToken: string): Promise<SessionTokens> {
    const accessToken = await this.tokens.sign(session.id, session.memberId);
    const tokens = { accessToken, refreshToken, expiresInSeconds: ACCESS_TOKEN_SECONDS };
    return session.kind === 'phone' ? tokens : { ...tokens, limits: await this.limits(session) };
  }

  private async limits({ expiresAt }: AuthSession): Promise<ConsoleLimits> {
    return { idleMinutes: await this.rules.number('console.idle_minutes'), endsAt: expiresAt.toISOString() };
  }
}
