import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id, SessionTokens, SessionView } from '@xianfeng/shared-types';
import { In, IsNull, LessThan, MoreThan } from 'typeorm';
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
import { deviceOf } from './device';
import { PrincipalCache } from './principal-cache';

/** Two requests of one client may refresh at the same moment; both get the same new token. */
const RACE_MS = 10_000;
const DAY_MS = 86_400_000;

type Refreshed = { kind: 'ok'; session: AuthSession; token: string } | { kind: 'stolen' | 'ended' };

/** Own sessions: a short access token and a refresh token that is good for one use. */
@Injectable()
export class Sessions {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly tokens: AccessTokens,
    private readonly cache: PrincipalCache,
    private readonly members: MemberDirectory,
    private readonly rules: AuthRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Opens a session in the unit of work of the log-in. */
  async open(tx: Tx, memberId: Id, via: AuthSession['via']): Promise<SessionTokens> {
    const id = newId();
    const now = this.clock.now();
    const refreshToken = `${id}.${randomToken()}`;
    await tx.repo(AuthSession).insert({
      id, memberId, via, device: deviceOf(currentContext()?.userAgent ?? '', via), refreshHash: sha256Hex(refreshToken), previousHash: null,
      rotatedAt: now, createdAt: now, expiresAt: await this.expiry(now), revokedAt: null,
    });
    return this.reply(id, memberId, refreshToken);
  }

  /** @throws Problem auth.expired, also when the token was used before: then the session ends, because one of two holders is a thief. */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const result = await this.uow.run((tx) => this.rotate(tx, refreshToken));
    if (result.kind === 'ok') return this.reply(result.session.id, result.session.memberId, result.token);
    throw new Problem('auth.expired', { detail: result.kind === 'stolen' ? '登录凭证被重复使用，为安全起见已退出，请重新登录。' : '登录已过期，请重新登录。' });
  }

  /** Ends sessions at once here and within seconds on other instances. */
  async revoke(tx: Tx, sessionIds: Id[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await tx.repo(AuthSession).update({ id: In(sessionIds), revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    tx.afterCommit(() => sessionIds.forEach((id) => this.cache.forget(id)));
  }

  /** Ends all sessions that a member opened in one way. */
  async revokeAll(tx: Tx, memberId: Id, via: AuthSession['via']): Promise<void> {
    const open = await tx.repo(AuthSession).find({ select: { id: true }, where: { memberId, via, revokedAt: IsNull() } });
    await this.revoke(tx, open.map((s) => s.id));
  }

  /** Open sessions, the latest used first. */
  async list(memberId: Id, currentId: Id): Promise<SessionView[]> {
    const rows = await this.uow.read((tx) =>
      tx.repo(AuthSession).find({ where: { memberId, revokedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) }, order: { rotatedAt: 'DESC', id: 'DESC' }, take: 50 }),
    );
    return rows.map(({ id, via, device, createdAt, rotatedAt }) => ({
      id, via, device, createdAt: createdAt.toISOString(), lastSeenAt: rotatedAt.toISOString(), current: id === currentId,
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

  /** Removes sessions that ended long ago. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 30 * DAY_MS);
    await this.uow.run((tx) => tx.repo(AuthSession).delete({ expiresAt: LessThan(before) }));
  }

  private async rotate(tx: Tx, refreshToken: string): Promise<Refreshed> {
    const session = await this.lock(tx, refreshToken.split('.')[0]);
    const now = this.clock.now();
    if (!session || session.revokedAt || session.expiresAt <= now) return { kind: 'ended' };
    const hash = sha256Hex(refreshToken);
    const token = this.successor(session.id, refreshToken);
    if (sameSecret(hash, session.refreshHash)) {
      if (!(await this.isActive(session.memberId))) return { kind: 'ended' };
      const change = { refreshHash: sha256Hex(token), previousHash: hash, rotatedAt: now, expiresAt: await this.expiry(now) };
      await tx.repo(AuthSession).update({ id: session.id }, change);
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

  private async expiry(now: Date): Promise<Date> {
    return new Date(now.getTime() + (await this.rules.number('auth.session_days')) * DAY_MS);
  }

  private async reply(sessionId: Id, memberId: Id, refreshToken: string): Promise<SessionTokens> {
    return { accessToken: await this.tokens.sign(sessionId, memberId), refreshToken, expiresInSeconds: ACCESS_TOKEN_SECONDS };
  }
}
