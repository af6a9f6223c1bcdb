import type { Endpoint, EndpointShape, Id, Permission, Role, RoleReach } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import type { TestCaller } from '../harness';
import type { World } from './world';

/** Where the thing stands as seen from the caller's role, which is always given at `world.tree.a`. */
export type Relation = 'own' | 'child' | 'sibling' | 'parent';

export interface MatrixCaller extends TestCaller {
  role: Role;
  reach: RoleReach;
}

/** One call, made ready: the thing exists and the body is one that a rightful caller would send. */
export interface TypedAttempt<S extends EndpointShape> {
  params?: S['params'];
  query?: S['query'];
  body?: S['body'];
  /** Path where the right is decided, when it is not the target organisation's own. */
  at?: string;
}
export type Attempt = TypedAttempt<EndpointShape>;

/** What the expectation of a special rule may look at. */
export interface Situation {
  role: Role;
  reach: RoleReach;
  relation: Relation;
  /** The role holds the gate's permission and reaches the place. */
  inReach: boolean;
}

export interface RouteCase {
  /** `GET /api/orgs/:id` */
  route: string;
  /** Must be what the route itself declares. */
  gate: 'public' | 'authenticated' | Permission;
  /**
   * `org`: the thing belongs to an organisation; 2xx within reach, 404 outside.
   * `caller`: concerns the caller alone; 2xx for everybody who passes the gate.
   * `list`: rows of several organisations; must show those within reach and none outside.
   */
  decides: 'org' | 'caller' | 'list';
  /** Makes the thing in the target organisation, fresh for every call, and the request for it. */
  attempt(world: World, target: Org, caller: MatrixCaller): Promise<Attempt> | Attempt;
  /** For `list`: puts one row into the organisation and gives its id, with the path of its place when that is another one. */
  place?(world: World, target: Org): Promise<Id | { id: Id; at: string }>;
  /** For `list`: ids of the rows in a reply. */
  idsIn?(reply: unknown): Id[];
  /** Statuses besides 2xx that show that the door was open, e.g. 409 of a state the fixture can't reach. */
  accepts?: number[];
  /** Rules beyond permission and reach, e.g. only the author: the wanted status, or 'open' for 2xx. */
  expected?(situation: Situation): 'open' | 403 | 404;
}

interface Typed<S extends EndpointShape> extends Omit<RouteCase, 'route' | 'attempt' | 'idsIn'> {
  attempt?(world: World, target: Org, caller: MatrixCaller): Promise<TypedAttempt<S>> | TypedAttempt<S>;
  idsIn?(reply: S['reply']): Id[];
}

/** A row of the table for an endpoint of the contract: a wrong body is a compile error. */
export function routeCase<S extends EndpointShape>(endpoint: Endpoint<S>, row: Typed<S>): RouteCase {
  return { attempt: () => ({}), ...row, route: `${endpoint.method} ${endpoint.path}` } as RouteCase;
}

/** A public route, in the contract or outside it; `accepts` lists what it answers to an empty request. */
export const publicRoute = (route: string, accepts: number[] = []): RouteCase => ({ route, gate: 'public', decides: 'caller', attempt: () => ({}), accepts });
