import { Injectable } from '@nestjs/common';
import type { Id, SessionKind } from '@xianfeng/shared-types';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import type { AccessClaims } from './access-tokens';

/** For how long another instance may still let a revoked session in. */
const FRESH_MS = 5_000;
const SESSIONS = 20_000;

export interface KnownCaller {
  principal: Principal;
  kind: SessionKind;
}

/** Keeps verified tokens for their life and principals for seconds, so that a request costs no query and no signature check. */
@Injectable()
export class PrincipalCache {
  private readonly callers = new LRUCache<Id, KnownCaller & { loadedAt: number }>({ max: SESSIONS });
  private readonly tokens = new LRUCache<string, AccessClaims>({ max: SESSIONS });

  constructor(private readonly clock: Clock) {}

  /** Undefined when the token has to be verified. */
  claimsOf(token: string): AccessClaims | undefined {
    const claims = this.tokens.get(token);
    return claims && claims.expiresAt > this.clock.now().getTime() ? claims : undefined;
  }

  keepClaims(token: string, claims: AccessClaims): void {
    this.tokens.set(token, claims);
  }

  /** Undefined when the caller has to be loaded. */
  callerOf(sessionId: Id): KnownCaller | undefined {
    const entry = this.callers.get(sessionId);
    return entry && this.clock.now().getTime() - entry.loadedAt < FRESH_MS ? entry : undefined;
  }

  keepCaller(caller: KnownCaller): void {
    this.callers.set(caller.principal.sessionId, { ...caller, loadedAt: this.clock.now().getTime() });
  }

  forget(sessionId: Id): void {
    this.callers.delete(sessionId);
  }
}
