import { gateName, registeredRoutes, ROUTE_CASES, walk, World, type RouteCase } from '../access';
import { TestApp } from '../harness';

describe('access matrix', () => {
  let t: TestApp;
  let world: World;
  beforeAll(async () => {
    t = await TestApp.start();
    world = await World.create(t);
  });
  afterAll(() => t.stop());

  it('has a gate on every registered route', () => {
    expect(registeredRoutes(t).filter(({ gate }) => !gate).map(({ handler }) => handler)).toEqual([]);
  });

  it('has exactly one row for every registered route', () => {
    const registered = registeredRoutes(t).map(({ route }) => route).sort();
    expect(registered.length).toBeGreaterThan(0);
    expect(ROUTE_CASES.map(({ route }) => route).sort()).toEqual(registered);
  });

  it('has rows that name the gate their route declares', () => {
    const declared = new Map(registeredRoutes(t).map(({ route, gate }) => [route, gateName(gate)]));
    expect(ROUTE_CASES.map(({ route, gate }) => `${route} ${gate}`)).toEqual(ROUTE_CASES.map(({ route }) => `${route} ${declared.get(route)}`));
  });

  it('finds a route whose answers differ from the table', async () => {
    const tooOpen: RouteCase = { route: 'GET /healthz', gate: 'audit:read', decides: 'org', attempt: () => ({}) };
    const faults = await walk(world, tooOpen);
    expect(faults).toEqual(expect.arrayContaining(['nobody → 200, expected 401', 'member without the permission → 200, expected 403']));
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(/^committee_officer with reach self on child → 200, expected 404/)]));
  });

  it.each(ROUTE_CASES.map((row) => [row.route, row] as const))('%s', async (_, row) => {
    expect(await walk(world, row)).toEqual([]);
  });
});
