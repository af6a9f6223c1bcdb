import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { jwtVerify, SignJWT } from 'jose';
import { Env } from '../../config';
import { Clock } from '../../platform/clock';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ALGORITHM = 'HS256';
const ISSUER = 'xianfeng';

export interface AccessClaims {
  sessionId: Id;
  memberId: Id;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Short-lived JWT that names session and member; what the member may do is looked up, never carried. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(
    env: Env,
    private readonly clock: Clock,
  ) {
    this.key = new TextEncoder().encode(env.jwtSecret);
  }

  sign(sessionId: Id, memberId: Id): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(memberId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
      .sign(this.key);
  }

  /** Null for a token that is not ours, was altered or has expired. */
  async verify(token: string): Promise<AccessClaims | null> {
    try {
      const options = { algorithms: [ALGORITHM], issuer: ISSUER, currentDate: this.clock.now(), requiredClaims: ['sub', 'sid', 'exp'] };
      const { payload } = await jwtVerify(token, this.key, options);
      return { sessionId: String(payload.sid), memberId: String(payload.sub), expiresAt: Number(payload.exp) * 1000 };
    } catch {
      return null;
    }
  }
}
