import { Principal, PrincipalResolver, type Assignment } from '../../src/platform/access';

export interface TestCaller {
  memberId: string;
  orgId: string;
  orgPath: string;
  assignments: Assignment[];
}

/** Reads the caller from the token itself, so that access tests need no log-in; log-in has its own suite. */
export class TestPrincipalResolver extends PrincipalResolver {
  async resolve(token: string): Promise<Principal | null> {
    if (!token.startsWith('test.')) return null;
    const caller: TestCaller = JSON.parse(Buffer.from(token.slice(5), 'base64url').toString());
    return new Principal(caller.memberId, `session-${caller.memberId}`.slice(0, 26), caller.orgId, caller.orgPath, caller.assignments);
  }
}

export const tokenFor = (caller: TestCaller): string => `test.${Buffer.from(JSON.stringify(caller)).toString('base64url')}`;
