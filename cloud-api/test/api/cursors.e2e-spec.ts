import { type Endpoint, caseReviewsApi, caseStatsApi, jobsApi, libraryApi, rankingsApi } from '@xianfeng/shared-types';
import { RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { encodeCursor } from '../../src/platform/http';
import { callerWith } from '../factories/callers';
import { createOrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

/** Keys that are neither times nor numbers, as many as the list has. */
const tampered = (keys: number) => encodeCursor(Array.from({ length: keys }, () => 'x'));

describe('a cursor that was tampered with', () => {
  let t: TestApp;
  let officer: TestCaller;
  let admin: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    const { group } = await createOrgTree(t.uow);
    [officer, admin] = [callerWith('committee_officer', group), callerWith('platform_admin', group)];
    const seal = { month: '2026-10', hash: '', prevHash: '', prevMonth: '', format: 2 as const, terms: { smallUnitHeads: 10, bandWidth: 3 }, classes: [], sealedAt: t.clock.now() };
    await t.uow.run((tx) => tx.repo(RankingSeal).insert(seal));
  });
  afterAll(() => t.stop());

  const ask = (caller: TestCaller, endpoint: Endpoint, query: object, params: object = {}) => t.call(caller, endpoint as never, { query, params } as never);

  it('is a fault of the request, never of the service', async () => {
    const replies = await Promise.all([
      ask(officer, libraryApi.list, { cursor: tampered(2) }),
      ask(officer, libraryApi.search, { q: '先锋', cursor: tampered(2) }),
      ask(officer, caseStatsApi.desk, { cursor: tampered(2) }),
      ask(officer, rankingsApi.classList, { cursor: tampered(1) }, { month: '2026-10', orgClass: 'department' }),
      ask(officer, caseReviewsApi.desk, { desk: 'committee', cursor: tampered(2) }),
      ask(admin, jobsApi.retries, { cursor: tampered(2) }),
    ]);
    expect(replies.map(({ status, body }) => [status, (body as { errors: { path: string }[] }).errors[0].path])).toEqual(replies.map(() => [422, 'cursor']));
  });
});
