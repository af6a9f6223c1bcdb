import { Injectable } from '@nestjs/common';
import { instant, type RawRow, UnitOfWork } from '../../database';
import { Principal, PrincipalResolver } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { MemberDirectory } from '../members';
import { RoleDirectory } from '../roles';
import { type AccessClaims, AccessTokens } from './access-tokens';
import type { AuthSession } from './auth.entity';
import { ConsoleActivity } from './console-activity';
import { type KnownCaller, PrincipalCache } from './principal-cache';

/** Access token → who, with the roles in force now. A member who left, or a session that ended or is idle, is nobody. */
@Injectable()
export class SessionPrincipalResolver extends PrincipalResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: AccessTokens,
    private readonly cache: PrincipalCache,
    private readonly activity: ConsoleActivity,
    private readonly members: MemberDirectory,
    private readonly roles: RoleDirectory,
    private readonly clock: Clock,
  ) {
    super();
  }

  async resolve(accessToken: string): Promise<Principal | null> {
    const claims = this.cache.claimsOf(accessToken) ?? (await this.verify(accessToken));
    if (!claims) return null;
    const caller = this.cache.callerOf(claims.sessionId) ?? (await this.load(claims));
    if (!caller) return null;
    if (caller.kind === 'console') await this.activity.note(claims.sessionId);
    return caller.principal;
  }

  private async verify(accessToken: string): Promise<AccessClaims | null> {
    const claims = await this.tokens.verify(accessToken);
    if (claims) this.cache.keepClaims(accessToken, claims);
    return claims;
  }

  private async load({ sessionId, memberId }: AccessClaims): Promise<KnownCaller | null> {
    const sql = 'SELECT memberId, kind, lastSeenAt, expiresAt, revokedAt FROM auth_session WHERE id = ?';
    const [session] = await this.uow.read((tx) => tx.select<RawRow<Pick<AuthSession, 'memberId' | 'kind' | 'lastSeenAt' | 'expiresAt' | 'revokedAt'>>>(sql, [sessionId]));
    if (!session || session.memberId !== memberId || session.revokedAt || instant(session.expiresAt) <= this.clock.now()) return null;
    if (session.kind === 'console' && instant(session.lastSeenAt) < (await this.activity.idleSince())) return null;
    const member = await this.members.findById(memberId);
    if (!member || member.status !== 'active') return null;
    const assignments = await this.roles.assignmentsOf({ memberId, orgId: member.orgId, orgPath: member.orgPath });
    const caller = { principal: new Principal(memberId, sessionId, member.orgId, member.orgPath, assignments), kind: session.kind };
    this.cache.keepCaller(caller);
    return caller;
  }
}
