import { membersApi, orgPreviewsApi, orgsApi, rankingsApi } from '@xianfeng/shared-types';
import { MonthCloser } from '../../src/modules/rankings';
import { MonthSnapshot, snapshotHash } from '../../src/modules/rankings/month-snapshot';
import { RankingRow, RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { Member } from '../../src/modules/members/member.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { callerWith } from '../factories/callers';
import { createMember, fictitiousIdNumber } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { TestApp, type TestCaller } from '../harness';

describe('a month is ranked as it ended', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  /** Stays; takes over `early` in the month and `late` after it. */
  let heir: Org;
  let early: Org;
  let late: Org;
  let people: Map<string, Member[]>;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.group);
    const branch = (name: string) => createOrg(t.uow, { name, parent: tree.a });
    [heir, early, late] = [await branch('机关第二党支部'), await branch('机关第三党支部'), await branch('机关第四党支部')];
    people = new Map();
    for (const [org, n] of [[heir, 4], [early, 3], [late, 5]] as const) {
      people.set(org.id, []);
      for (let i = 0; i < n; i++) people.get(org.id)!.push(await createMember(t, { orgId: org.id }));
    }
  });
  afterAll(() => t.stop());

  const at = (day: string) => t.clock.set(`${day}T02:00:00.000Z`);
  const merge = (source: Org) => t.ok(officer, orgsApi.merge, { body: { groups: [{ targetId: heir.id, sourceIds: [source.id] }], reason: '支部优化设置' } });
  const earn = (org: Org, member: Member, occurredOn: string) => postPoints(t, { org, memberId: member.id, occurredOn });
  const rows = (month: string) => t.uow.read((tx) => tx.repo(RankingRow).find({ where: { month }, order: { orgId: 'ASC' } }));
  const seal = (month: string) => t.uow.read((tx) => tx.repo(RankingSeal).findOneByOrFail({ month }));
  const verify = (month: string) => t.ok(officer, rankingsApi.verify, { params: { month } });
  async function close(month: string) {
    await t.uow.run((tx) => t.get(MonthCloser).begin(tx, month, null));
    await t.get(MonthCloser).run(month);
  }
  const forget = (month: string) => t.uow.run(async (tx) => {
    for (const table of ['ranking_row', 'ranking_seal', 'month_close', 'point_month']) await tx.execute(`DELETE FROM ${table} WHERE month = ?`, [month]);
  });

  it('counts what a branch earned before it was merged for the one it went into, each member once', async () => {
    at('2026-10-12');
    const [mover] = people.get(early.id)!;
    await earn(early, mover, '2026-10-10');
    await earn(heir, people.get(heir.id)![0], '2026-10-11');
    await earn(late, people.get(late.id)![0], '2026-10-11');
    const preview = await t.ok(officer, orgPreviewsApi.merge, { body: { groups: [{ targetId: heir.id, sourceIds: [early.id] }], reason: '支部优化设置' } });
    expect(preview.effects).toContainEqual({ kind: 'points_counted', total: 200, names: [] });
    await merge(early);
    await earn(heir, mover, '2026-10-20');
    at('2026-11-01');
    await close('2026-10');
    const found = (await rows('2026-10')).map(({ orgId, heads, totalCenti, earners, entries, mergedIds }) => ({ orgId, heads, totalCenti, earners, entries, mergedIds }));
    expect(found).toEqual([
      { orgId: heir.id, heads: 7, totalCenti: 600, earners: 2, entries: 3, mergedIds: [early.id] },
      { orgId: late.id, heads: 5, totalCenti: 200, earners: 1, entries: 1, mergedIds: [] },
    ]);
    const unit = await t.ok(officer, rankingsApi.unit, { params: { month: '2026-10', orgId: heir.id } });
    expect(unit.byRule).toMatchObject([{ totalCenti: 600, entries: 3 }]);
    expect(await verify('2026-10')).toMatchObject({ same: true, intact: true });
  });

  it('gives the same bytes when it is closed late, after mergers, moves, departures and arrivals', async () => {
    const { hash } = await seal('2026-10');
    await forget('2026-10');
    at('2026-11-05');
    const [moving, leaving] = people.get(late.id)!;
    const change = { version: 1, reason: '工作调动' };
    await t.ok(officer, membersApi.move, { params: { id: moving.id }, body: { ...change, toOrgId: tree.b1.id } });
    await t.ok(officer, membersApi.changeStatus, { params: { id: leaving.id }, body: { ...change, action: 'transfer_out', on: '2026-10-28' } });
    const idNumber = fictitiousIdNumber(901);
    await t.ok(officer, membersApi.create, {
      body: {
        name: '新来人', sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2', nation: '01', birthDate: '1980-05-01', education: '21', category: 'full', kind: 'on_job',
        joinedOn: '2005-07-01', fullOn: '2006-07-01', job: '客户经理', employment: null, lostSince: null, mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false,
        idNumber, phone: null, landline: null, address: null, orgId: heir.id,
      },
    });
    await merge(late);
    at('2026-11-08');
    await close('2026-10');
    expect((await seal('2026-10')).hash).toBe(hash);
    expect(await verify('2026-10')).toMatchObject({ same: true, intact: true, units: 2 });
  });

  it('has the next month with everything that happened in it, and leaves the sealed one alone', async () => {
    await earn(heir, people.get(heir.id)![0], '2026-11-06');
    at('2026-12-02');
    await close('2026-11');
    expect((await rows('2026-11')).map(({ orgId, heads, mergedIds }) => [orgId, heads, mergedIds])).toEqual([
      [tree.b1.id, 1, []], [heir.id, 7 + 3 + 1, [early.id, late.id]],
    ]);
    expect([await verify('2026-10'), await verify('2026-11')].map((report) => report.same && report.intact)).toEqual([true, true]);
  });

  it('follows a chain of mergers only as far as the month knew it', async () => {
    const next = await createOrg(t.uow, { name: '机关第五党支部', parent: tree.a });
    await createMember(t, { orgId: next.id });
    await t.ok(officer, orgsApi.merge, { body: { groups: [{ targetId: next.id, sourceIds: [heir.id] }], reason: '支部优化设置' } });
    await forget('2026-11');
    await close('2026-11');
    expect((await rows('2026-11')).find((row) => row.orgId === heir.id)!.mergedIds).toEqual([early.id, late.id]);
    at('2027-01-03');
    await close('2026-12');
    expect((await rows('2026-12')).find((row) => row.orgId === next.id)!.mergedIds).toEqual([heir.id, early.id, late.id]);
  });

  it('still verifies months that were sealed in the first format', async () => {
    const { prevHash, terms, hash } = await seal('2026-10');
    const former = snapshotHash(1, '2026-10', prevHash, terms, await t.get(MonthSnapshot).rows('2026-10'));
    expect(former).not.toBe(hash);
    await t.uow.run((tx) => tx.repo(RankingSeal).update({ month: '2026-10' }, { format: 1, hash: former }));
    expect(await verify('2026-10')).toMatchObject({ same: true, intact: true });
  });
});
