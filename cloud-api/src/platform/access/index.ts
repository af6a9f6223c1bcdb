export { currentPrincipal, requireScope, scopeSql } from './access';
export { AccessGuard } from './access.guard';
export { bearerToken } from './bearer';
export { Authenticated, GATE, Public, Requires, type Gate } from './decorators';
export { type Assignment, type OrgScope, Principal, reaches } from './principal';
export { PrincipalResolver } from './principal-resolver';
