import { booksRoutes } from './books.routes';
import { authRoutes } from './auth.routes';
import { consoleAuthRoutes } from './console-auth.routes';
import { consoleRoutes } from './console.routes';
import { duesRoutes } from './dues.routes';
import { importsRoutes, membersRoutes } from './members.routes';
import { homeRoutes } from './home.routes';
import { notificationsRoutes } from './notifications.routes';
import { casesRoutes } from './cases.routes';
import { libraryRoutes } from './library.routes';
import { paymentsRoutes } from './payments.routes';
import { platformRoutes } from './platform.routes';
import { orgsRoutes } from './orgs.routes';
import { pointsRoutes } from './points.routes';
import { rankingsRoutes } from './rankings.routes';
import { reconciliationRoutes } from './reconciliation.routes';
import { rolesRoutes } from './roles.routes';
import type { RouteCase } from './types';

/**
 * The access matrix: a row for every route of the service. test/api/access-matrix.e2e-spec.ts walks each row for nobody and
 * for every role × reach × {own, child, sibling, parent} organisation and compares the answers with ROLE_PERMISSIONS and the
 * reach; it fails when a registered route has no row, a row has no route, or a route has no gate.
 *
 * How a module adds its rows:
 * 1. `test/access/<module>.routes.ts` exports `<module>Routes: RouteCase[]`, one `routeCase(endpoint, {…})` per endpoint
 *    (`publicRoute('GET /…', [422])` for open ones); add the line below.
 * 2. `decides: 'org'` with `attempt(world, target, caller)`: puts a fresh thing into organisation `target` straight through the
 *    module's test factory and returns the request a rightful caller would send. Within reach the answer must be 2xx, outside 404.
 *    The thing stands elsewhere than at `target` itself (e.g. in a new organisation below it): return `at: path` too.
 * 3. `decides: 'caller'` for what concerns the caller alone (my points, my inbox): 2xx for all who hold the permission. Rows of
 *    another member answering 404 are tested in the module's own suite.
 * 4. `decides: 'list'` with `place` and `idsIn`: the walk puts a row into each of the four organisations once and expects the
 *    caller to see exactly those in reach. Ask for enough rows in `attempt` (`query: { limit: 100 }`); `place` returns
 *    `{ id, at: path }` when the row stands below the target.
 * 5. A rule that says more than permission and reach (author only, published rows for the whole group, assigned reviewer) goes into
 *    `expected(situation)`; a state the fixture can't reach cheaply into `accepts: [409]`. Use both seldom: each weakens the row.
 * 6. Callers hold one role at `world.tree.a` and nothing else. Shared things (a category, a rule): `world.once(key, make)`.
 * Literals of union types inside an async `attempt` need `as const`.
 * Run it: npx jest --selectProjects api -i test/api/access-matrix
 */
export const ROUTE_CASES: RouteCase[] = [
  ...casesRoutes,
  ...libraryRoutes,
  ...orgsRoutes,
  ...rolesRoutes,
  ...importsRoutes,
  ...membersRoutes,
  ...platformRoutes,
  ...duesRoutes,
  ...paymentsRoutes,
  ...booksRoutes,
  ...reconciliationRoutes,
  ...pointsRoutes,
  ...rankingsRoutes,
  ...authRoutes,
  ...consoleAuthRoutes,
  ...notificationsRoutes,
  ...homeRoutes,
  ...consoleRoutes,
];

export { publicRoute, routeCase, type RouteCase } from './types';
export { registeredRoutes, gateName } from './registered-routes';
export { walk } from './walk';
export { World } from './world';
