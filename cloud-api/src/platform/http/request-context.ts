import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '../access/principal';

/** Facts of the request at hand, for audit and logs. */
export interface RequestContext {
  requestId: string;
  ip: string;
  userAgent: string;
  /** The client asked on its own, not at its user's hand. */
  background: boolean;
  principal: Principal | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runWithContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** For work that a request has set off and that is nobody's act. */
export const runWithoutContext = <T>(work: () => T): T => storage.exit(work);

/** Undefined in jobs and commands. */
export const currentContext = (): RequestContext | undefined => storage.getStore();
