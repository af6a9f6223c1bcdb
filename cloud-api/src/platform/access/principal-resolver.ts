import type { Principal } from './principal';

/** Port: who holds this access token. Implemented by the auth module. */
export abstract class PrincipalResolver {
  /** Null for a missing, expired or revoked token. */
  abstract resolve(accessToken: string): Promise<Principal | null>;
}
