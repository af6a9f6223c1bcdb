import { bulletinsApi, rankingsApi } from '@xianfeng/shared-types';
import { CaseAdoption } from '../../src/modules/cases/adoption/adoption.entity';
import { Member } from '../../src/modules/members/member.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { BulletinRow } from '../../src/modules/rankings/bulletin.entity';
import { MonthCloser } from '../../src/modules/rankings';
import { MonthCloseRow } from '../../src/modules/rankings/month-close.entity';
import { RankingRow, RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { newId } from '../../src/platform/ids';
import { Outbox } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { buildMember } from '../factories/members';
import { buildOrg } from '../factories/orgs';
import { callerAt } from '../factories/callers';
import { postPoints } from '../factories/points';
import { TestApp, type TestCaller } from '../harness';

const SMALL_UNITS = 130;

describe('rankings', () => {
  let t: TestApp;
  let group: Org;
  let committee: Org;
  /** Departments of 12 members each: ids of their members by department. */
  let departments: Org[];
  const members = new Map<string, string[]>();
  let officer: TestCaller;
  let chief: TestCaller;
  let localOfficer: TestCaller;
  let memberOfLast: TestCaller;
  let secretaryOfLast: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    group = buildOrg({ name: '先锋银行集团党委', kind: 'party_committee', orgClass: 'committee' });
    committee = buildOrg({ name: '甲分行党委', kind: 'party_committee', orgClass: 'committee', parent: group });
    departments = Array.from({ length: 14 }, (_, i) => buildOrg({ name: `机关第${i + 1}党支部`, orgClass: 'department', parent: committee }));
    const outlets = Array.from({ length: SMALL_UNITS }, (_, i) => buildOrg({ name: `网点第${i + 1}党支部`, orgClass: 'outlet', parent: committee }));
    const empty = buildOrg({ name: '无党员党支部', orgClass: 'outlet', parent: committee });
    const people = [
      ...departments.flatMap((org) => Array.from({ length: 12 }, () => buildMember(t, { orgId: org.id }))),
      ...outlets.map((org) => buildMember(t, { orgId: org.id })),
    ];
    for (const org of departments) members.set(org.id, people.filter((m) => m.orgId === org.id).map((m) => m.id));
    await t.uow.run(async (tx) => {
      await tx.repo(Org).insert([group, committee, ...departments, ...outlets, empty]);
      await tx.repo(Member).insert(people);
    });
    // Department k has k tasks done in October; the first two have the same.
    for (const [k, org] of departments.entries()) {
      for (let i = 0; i < Math.max(k, 1); i++) {
        await postPoints(t, { org, memberId: members.get(org.id)![i % 12], occurredOn: '2026-10-15' });
      }
    }
    await postPoints(t, { org: outlets[0], ruleCode: 'branch.theme_day', occurredOn: '2026-10-10' });
    officer = callerAt(departments[0], 'committee_officer', members.get(departments[0].id)![0], group);
    chief = callerAt(departments[0], 'committee_secretary', members.get(departments[0].id)![1], group);
    localOfficer = callerAt(departments[0], 'committee_officer', members.get(departments[0].id)![2], committee);
    memberOfLast = callerAt(departments[1], 'member', members.get(departments[1].id)![3]);
    secretaryOfLast = callerAt(departments[1], 'branch_secretary', members.get(departments[1].id)![4]);
  });
  afterAll(() => t.stop());

  const month = '2026-10';
  const ofMonth = { params: { month } };
  const rowsOf = (m: string) => t.uow.read((tx) => tx.repo(RankingRow).find({ where: { month: m }, order: { orgClass: 'ASC', position: 'ASC' } }));
  const sealOf = (m: string) => t.uow.read((tx) => tx.repo(RankingSeal).findOneByOrFail({ month: m }));
  const start = (m: string) => t.uow.run((tx) => t.get(MonthCloser).begin(tx, m, null));
  /** As if the month had never been closed. */
  const forget = (m: string) => t.uow.run(async (tx) => {
    for (const table of ['ranking_row', 'ranking_seal', 'month_close', 'point_month']) await tx.execute(`DELETE FROM ${table} WHERE month = ?`, [m]);
  });

  it('an officer is told of results of adoptions that nobody has confirmed yet', async () => {
    const [from, to] = departments;
    const codes = async () => (await t.ok(officer, rankingsApi.closeStatus, ofMonth)).checks.map((c) => [c.code, c.count, c.blocking]);
    expect(await codes()).toEqual([]);
    const adoption: CaseAdoption = {
      id: newId(), caseId: newId(), caseTitle: '一张表治理', caseOrgId: from.id, caseOrgName: from.name, orgId: to.id, orgPath: to.path, orgName: to.name,
      status: 'result_submitted', openKey: null, planOn: '2026-10-08', plan: '本月试行', dueOn: null, effects: [], closedReason: null, createdById: newId(),
      resultById: newId(), version: 1, createdAt: t.clock.now(), confirmedAt: null,
    };
    await t.uow.run((tx) => tx.repo(CaseAdoption).insert(adoption));
    expect(await codes()).toEqual([['adoptions_unconfirmed', 1, false]]);
    await t.uow.run((tx) => tx.repo(CaseAdoption).update({ id: adoption.id }, { status: 'not_effective' }));
  });

  it('the month close is refused while the month runs, below the top, and before anything is closed there is no ranking', async () => {
    expect((await t.call(officer, rankingsApi.close, { params: { month: '2026-11' }, body: { acceptOpen: true } })).body).toMatchObject({
      code: 'ranking.not_ready', meta: { checks: [{ code: 'month_running', blocking: true }] },
    });
    expect((await t.call(localOfficer, rankingsApi.close, { ...ofMonth, body: { acceptOpen: true } })).status).toBe(403);
    expect((await t.call(memberOfLast, rankingsApi.page, { query: {} })).status).toBe(404);
    expect((await t.ok(officer, rankingsApi.closes)).map((c) => [c.month, c.phase])).toEqual([[month, null]]);
  });

  it('two closers at once make one snapshot', async () => {
    await start(month);
    await Promise.all([t.get(MonthCloser).run(month), t.get(MonthCloser).run(month)]);
    expect(await rowsOf(month)).toHaveLength(departments.length + SMALL_UNITS);
    expect(await t.uow.read((tx) => tx.repo(RankingSeal).count())).toBe(1);
  });

  it('a closer that dies after any of its steps is followed by one that makes the same bytes', async () => {
    const { hash } = await sealOf(month);
    const closer = t.get(MonthCloser);
    const step = closer.step.bind(closer);
    for (let deadAfter = 0; deadAfter < 8; deadAfter++) {
      await forget(month);
      await start(month);
      let steps = 0;
      jest.spyOn(closer, 'step').mockImplementation(async (...args) => {
        if (steps++ === deadAfter) throw new Error('killed');
        return step(...args);
      });
      await expect(closer.run(month)).rejects.toThrow('killed');
      jest.restoreAllMocks();
      expect(await t.uow.read((tx) => tx.repo(RankingSeal).countBy({ month }))).toBe(0);
      await closer.run(month);
      expect((await sealOf(month)).hash).toBe(hash);
    }
  });

  it('a closer whose process vanished holds the others off until its lease ends', async () => {
    await forget(month);
    await start(month);
    await t.uow.run((tx) => tx.repo(MonthCloseRow).update({ month }, { leaseToken: 'gone', leaseUntil: new Date(t.clock.now().getTime() + 60_000) }));
    await t.get(MonthCloser).run(month);
    expect((await t.ok(officer, rankingsApi.closeStatus, ofMonth)).phase).toBe('checking');
    const now = t.clock.now();
    t.clock.advance(61_000);
    await t.get(MonthCloser).run(month);
    t.clock.set(now);
    expect((await t.ok(officer, rankingsApi.closeStatus, ofMonth)).phase).toBe('closed');
    await forget(month);
  });

  it('an officer closes the month through the outbox and verifies it from the ledger', async () => {
    await t.ok(officer, rankingsApi.close, { ...ofMonth, body: { acceptOpen: false } });
    await t.drainOutbox();
    const closed = await t.ok(officer, rankingsApi.closeStatus, ofMonth);
    expect(closed).toMatchObject({ phase: 'closed', checks: [], allowedActions: ['verify', 'draft_bulletin'] });
    expect(await t.ok(officer, rankingsApi.verify, ofMonth)).toMatchObject({ same: true, intact: true, units: departments.length + SMALL_UNITS, differences: [] });
    expect((await t.call(officer, rankingsApi.close, { ...ofMonth, body: { acceptOpen: true } })).body).toMatchObject({ code: 'ranking.sealed' });
  });

  it('places are 1, 2, 2, 4 … by points per head, small units without a clear difference share one', async () => {
    const rows = await rowsOf(month);
    const byDepartment = rows.filter((r) => r.orgClass === 'department');
    expect(byDepartment.map((r) => r.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 13]);
    expect(byDepartment[0]).toMatchObject({ orgName: '机关第14党支部', heads: 12, totalCenti: 2600, perHeadCenti: 217, small: false, bandCenti: 0 });
    const outlets = rows.filter((r) => r.orgClass === 'outlet');
    expect(outlets.every((r) => r.small)).toBe(true);
    expect(outlets.map((r) => r.orgName)).not.toContain('无党员党支部');
  });

  it('what comes in late counts for the open month and leaves the seal as it is', async () => {
    const org = departments[0];
    const late = await postPoints(t, { org, memberId: members.get(org.id)![0], occurredOn: '2026-10-20' });
    expect(late.month).toBe('2026-11');
    expect((await t.ok(officer, rankingsApi.verify, ofMonth)).same).toBe(true);
  });

  it('shows tampering with the snapshot and with the ledger', async () => {
    const [row] = await rowsOf(month);
    await t.uow.run((tx) => tx.repo(RankingRow).update({ month, orgId: row.orgId }, { totalCenti: row.totalCenti + 100 }));
    expect(await t.ok(officer, rankingsApi.verify, ofMonth)).toMatchObject({ intact: false, same: true });
    await t.uow.run((tx) => tx.repo(RankingRow).update({ month, orgId: row.orgId }, { totalCenti: row.totalCenti }));
    const shift = (by: number) => t.uow.run((tx) => tx.execute('UPDATE point_entry SET deltaCenti = deltaCenti + ? WHERE month = ? AND orgId = ?', [by, month, row.orgId]));
    await shift(100);
    const report = await t.ok(officer, rankingsApi.verify, ofMonth);
    expect(report).toMatchObject({ intact: true, same: false });
    expect(report.differences[0]).toMatchObject({ orgId: row.orgId, sealedCenti: row.totalCenti });
    await shift(-100);
  });

  describe('readers', () => {
    it('a member gets place, explanation, top list and tie rule in one reply', async () => {
      const page = await t.ok(memberOfLast, rankingsApi.page, { query: {} });
      expect(page).toMatchObject({ month, months: [month], orgClass: 'department', of: 14, bulletin: null });
      expect(page.mine).toMatchObject({ orgId: departments[1].id, place: 13, sharedBy: 2, change: null, trend: [{ month, place: 13, of: 14 }] });
      expect(page.mine!.explanation).toContain('除以月末在册党员 12 人');
      expect(page.top.map((u) => u.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(page.tieRule).toContain('±3 倍标准误');
    });

    it('below the top list a member sees the own unit alone, those above see all (M8)', async () => {
      const list = (caller: TestCaller) => t.ok(caller, rankingsApi.classList, { params: { month, orgClass: 'department' }, query: { limit: 100 } });
      const forMember = await list(memberOfLast);
      expect(forMember).toMatchObject({ of: 14, partial: true, next: null });
      expect(forMember.items).toHaveLength(11);
      expect(forMember.items.at(-1)).toMatchObject({ orgId: departments[1].id });
      expect((await list(localOfficer)).items).toHaveLength(14);
      await t.uow.run((tx) => tx.repo(RuleValue).insert({
        id: newId(), code: 'ranking.show_whole_class', value: '1', unit: '', doc: '党委决定', article: '', effectiveFrom: '2026-11-01', effectiveTo: '2026-11-20', orgPath: '',
      }));
      expect((await list(memberOfLast)).items).toHaveLength(14);
      await t.uow.run((tx) => tx.repo(RuleValue).delete({ code: 'ranking.show_whole_class', value: '1' }));
    });

    it('pages a class in order', async () => {
      const seen: number[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await t.ok(localOfficer, rankingsApi.classList, { params: { month, orgClass: 'department' }, query: { limit: 5, cursor } });
        seen.push(...page.items.map((u) => u.totalCenti));
        if (!page.next) break;
        cursor = page.next;
      }
      expect(seen).toEqual([...seen].sort((a, b) => b - a));
      expect(seen).toHaveLength(14);
    });

    it('a unit in detail is for the unit and those above it', async () => {
      const unit = (caller: TestCaller, orgId: string) => t.call(caller, rankingsApi.unit, { params: { month, orgId } });
      expect((await unit(memberOfLast, departments[1].id)).body).toMatchObject({ of: 14, byRule: [{ code: 'task.completed', totalCenti: 200, entries: 1 }] });
      expect((await unit(memberOfLast, departments[5].id)).status).toBe(404);
      expect((await unit(secretaryOfLast, departments[5].id)).status).toBe(404);
      expect((await unit(localOfficer, departments[5].id)).status).toBe(200);
    });
  });

  describe('the bulletin', () => {
    let id: string;
    const latest = async () => t.ok(officer, bulletinsApi.detail, { params: { id } });
    const asked = async () => {
      const rows = await t.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { topic: 'notify.request' } }));
      return rows.map((r) => r.payload as { topic: string; period: string; page: string; to: { orgId: string }; template: object }).filter((p) => p.topic === 'ranking.month');
    };

    it('is drafted from the snapshot, once', async () => {
      const draft = await t.ok(officer, bulletinsApi.generate, { body: { month } });
      id = draft.id;
      expect(draft).toMatchObject({ title: '2026年10月党建工作排名通报', status: 'draft', snapshotHash: (await sealOf(month)).hash, allowedActions: ['edit', 'submit'] });
      expect(draft.tables.map((table) => [table.orgClass, table.of, table.top.length])).toEqual([['department', 14, 10], ['outlet', SMALL_UNITS, 10]]);
      expect(draft.items.map((item) => item.orgName).sort()).toEqual(['机关第1党支部', '机关第2党支部', '机关第3党支部']);
      expect((await t.call(officer, bulletinsApi.generate, { body: { month } })).status).toBe(409);
      expect((await t.call(officer, bulletinsApi.generate, { body: { month: '2026-11' } })).body).toMatchObject({ code: 'ranking.not_ready' });
    });

    it('is edited by one at a time', async () => {
      const draft = await latest();
      const edit = (text: string) => t.call(officer, bulletinsApi.edit, {
        params: { id }, body: {
          title: draft.title, paragraphs: [{ heading: '总体情况', text }], items: draft.items.map(({ orgName: _, ...item }) => item), version: draft.version,
        },
      });
      const replies = await Promise.all([edit('第一稿'), edit('第二稿')]);
      expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
      const [edited, drafted, ...others] = await t.ok(officer, bulletinsApi.versions, { params: { id } });
      expect(edited).toMatchObject({ version: 2, paragraphs: (await latest()).paragraphs, items: draft.items });
      expect(drafted).toMatchObject({ version: 1, title: draft.title, paragraphs: draft.paragraphs });
      expect(others).toEqual([]);
      expect((await t.call(localOfficer, bulletinsApi.versions, { params: { id } })).status).toBe(404);
    });

    it('is hidden from members and approved by somebody who has not edited it', async () => {
      expect((await t.call(memberOfLast, bulletinsApi.detail, { params: { id } })).status).toBe(404);
      expect((await t.ok(memberOfLast, bulletinsApi.list, { query: {} })).items).toEqual([]);
      // What is not for the caller takes no place on a page: older ones behind it are still found.
      const older = await t.uow.run(async (tx) => {
        const { id: _id, ...draft } = await tx.repo(BulletinRow).findOneByOrFail({ id });
        const row = { ...draft, id: newId(), month: '2026-01', status: 'published' as const, publishedAt: t.clock.now() };
        await tx.repo(BulletinRow).insert(row);
        return row.id;
      });
      const page = await t.ok(localOfficer, bulletinsApi.list, { query: { limit: 1 } });
      expect(page).toMatchObject({ items: [{ id: older, publishedAt: t.clock.now().toISOString() }], next: null });
      await t.uow.run((tx) => tx.repo(BulletinRow).delete({ id: older }));
      const submitted = await t.ok(officer, bulletinsApi.submit, { params: { id }, body: { version: (await latest()).version } });
      const returned = await t.ok(chief, bulletinsApi.returnToEditor, { params: { id }, body: { version: submitted.version, reason: '补充下月要求' } });
      const { orgName: _, ...item } = returned.items[0];
      const edited = await t.ok(chief, bulletinsApi.edit, { params: { id }, body: { title: returned.title, paragraphs: returned.paragraphs, items: [item], version: returned.version } });
      const again = await t.ok(officer, bulletinsApi.submit, { params: { id }, body: { version: edited.version } });
      const own = await t.call(chief, bulletinsApi.approve, { params: { id }, body: { version: again.version } });
      expect(own).toMatchObject({ status: 403 });
      expect((await t.call(officer, bulletinsApi.approve, { params: { id }, body: { version: again.version } })).status).toBe(403);
      const other = callerAt(departments[0], 'committee_secretary', members.get(departments[0].id)![5], group);
      const approved = await t.ok(other, bulletinsApi.approve, { params: { id }, body: { version: again.version } });
      expect(approved).toMatchObject({ status: 'approved', allowedActions: ['return', 'publish'] });
    });

    it('once published every ranked unit gets its message once, though the process dies on the way', async () => {
      const outbox = t.get(Outbox);
      const add = outbox.add.bind(outbox);
      let adds = 0;
      jest.spyOn(outbox, 'add').mockImplementation(async (...args) => {
        if (++adds === 40) throw new Error('killed');
        return add(...args);
      });
      await t.ok(chief, bulletinsApi.publish, { params: { id }, body: { version: (await latest()).version } });
      await t.drainOutbox();
      expect(await asked()).toHaveLength(0);
      jest.restoreAllMocks();
      t.clock.advance(10_000);
      await t.drainOutbox();
      const requests = await asked();
      expect(requests).toHaveLength(departments.length + SMALL_UNITS);
      expect(new Set(requests.map((r) => r.to.orgId)).size).toBe(requests.length);
      const forLast = requests.find((r) => r.to.orgId === departments[1].id)!;
      expect(forLast).toMatchObject({
        period: month, page: `pages/ranking/index?month=${month}`,
        template: { kind: 'ranking', name: '2026年10月党建工作排名通报', publishedOn: '2026-11-20', org: '机关第2党支部', rank: '13/14' },
      });
      await t.uow.run((tx) => tx.repo(OutboxMessage).update({ topic: 'bulletin.notify' }, { status: 'pending', runAt: t.clock.now() }));
      await t.drainOutbox();
      expect(await asked()).toHaveLength(requests.length);
      expect(await t.uow.read((tx) => tx.repo(BulletinRow).findOneByOrFail({ id }))).toMatchObject({ notified: requests.length });
    });

    it('is then read by members, its items by the unit and those above it alone', async () => {
      expect((await t.ok(memberOfLast, rankingsApi.page, { query: {} })).bulletin).toMatchObject({ id, title: '2026年10月党建工作排名通报' });
      const staff = await latest();
      const [{ orgId }] = staff.items;
      const unit = departments.find((d) => d.id === orgId)!;
      const items = async (caller: TestCaller) => (await t.ok(caller, bulletinsApi.detail, { params: { id } })).items.length;
      expect(await items(callerAt(unit, 'member'))).toBe(1);
      expect(await items(callerAt(departments[13], 'member'))).toBe(0);
      expect((await t.ok(memberOfLast, bulletinsApi.detail, { params: { id } })).history).toEqual([]);
      expect((await t.ok(memberOfLast, bulletinsApi.list, { query: {} })).items).toHaveLength(1);
    });
  });

  it('the next month is chained to the one before, shows the change, and none may be skipped', async () => {
    t.clock.set('2027-01-05T02:00:00.000Z');
    const skipped = await t.call(officer, rankingsApi.close, { params: { month: '2026-12' }, body: { acceptOpen: true } });
    expect(skipped.body).toMatchObject({ code: 'ranking.not_ready', meta: { next: '2026-11' } });
    await postPoints(t, { org: departments[1], memberId: members.get(departments[1].id)![0], ruleCode: 'lecture.given', occurredOn: '2026-11-15' });
    await t.ok(officer, rankingsApi.close, { params: { month: '2026-11' }, body: { acceptOpen: true } });
    const arriving = departments.slice(2).map((org) => postPoints(t, { org, memberId: members.get(org.id)![0], occurredOn: '2026-11-16' }));
    const [entries] = await Promise.all([Promise.all(arriving), t.drainOutbox()]);
    expect(entries.every((e) => ['2026-11', '2026-12'].includes(e.month))).toBe(true);
    expect(await t.ok(officer, rankingsApi.verify, { params: { month: '2026-11' } })).toMatchObject({ same: true, intact: true });
    const [first, second] = [await sealOf(month), await sealOf('2026-11')];
    expect(second).toMatchObject({ prevHash: first.hash, prevMonth: month });
    const page = await t.ok(memberOfLast, rankingsApi.page, { query: {} });
    expect(page).toMatchObject({ month: '2026-11', months: ['2026-11', month], mine: { place: 1, change: 12, trend: [{ month }, { month: '2026-11' }] } });
    await t.uow.run((tx) => tx.repo(RankingSeal).update({ month }, { hash: 'f'.repeat(64) }));
    expect(await t.ok(officer, rankingsApi.verify, { params: { month: '2026-11' } })).toMatchObject({ intact: false, same: true });
  });
});
