import { consoleHomeApi, consolePreferencesApi } from '@xianfeng/shared-types';
import { MemberPost } from '../../src/modules/members/member-records.entity';
import { ImportJob } from '../../src/modules/members/roster/import.entity';
import { ImportStore } from '../../src/modules/members/roster/import-store';
import { BookEntryRow } from '../../src/modules/books/entries/book-entry.entity';
import { DuesExtraRow } from '../../src/modules/dues/dues-extra.entity';
import { DuesReliefRow } from '../../src/modules/dues/dues-relief.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { PaymentCashRow } from '../../src/modules/payments/cash/cash.entity';
import { DifferenceRow } from '../../src/modules/reconciliation/differences/difference.entity';
import { MonthCloser } from '../../src/modules/rankings';
import { Audit } from '../../src/platform/audit';
import { newId } from '../../src/platform/ids';
import { person, roleAt, type Person } from '../factories/cases';
import { createMember } from '../factories/members';
import { createDelivery } from '../factories/notifications';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createCash, createException, createRefund } from '../factories/payments';
import { TestApp } from '../harness';
import { rosterFile } from '../support/roster';

describe('the first page of the console', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  let secretary: Person;
  let member: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.a)]);
    secretary = await person(t, tree.b1, '韩立本', [roleAt('branch_secretary', tree.b1, 'self')]);
    member = await person(t, tree.a1, '沈知远');
  });
  afterAll(() => t.stop());

  const home = (who: Person) => t.ok(who, consoleHomeApi.show);
  const kinds = async (who: Person) => (await home(who)).todos.map(({ kind, count }) => [kind, count]);

  it('is empty but complete where nothing waits', async () => {
    expect(await home(member)).toEqual({
      name: '沈知远', orgName: tree.a1.name, todoCount: 0, todos: [], expiringTerms: [], months: [], changes: [],
      termRule: { months: 6, todoMonths: 1, basis: '《中国共产党支部工作条例（试行）》 第二十一条' }, since: '2026-10-21T02:00:00.000Z',
    });
  });

  it('counts failed deliveries, imports that wait and terms that end within a month, each in the own reach alone', async () => {
    await createDelivery(t, tree.a1, member.memberId, 'failed');
    await createDelivery(t, tree.b1, secretary.memberId, 'failed');
    await createDelivery(t, tree.a1, member.memberId, 'sent');
    const job = await t.uow.run(async (tx) => t.get(ImportStore).add(tx, await rosterFile([]), { fileName: '名册.xlsx', actorId: officer.memberId, scopes: [] }));
    await t.uow.run((tx) => tx.repo(ImportJob).update({ id: job.id }, { state: 'ready' }));
    await t.uow.run((tx) => tx.repo(Org).update({ id: tree.a2.id }, { termEnd: '2026-11-01' }));
    await t.uow.run((tx) => tx.repo(Org).update({ id: tree.b1.id }, { termEnd: '2027-01-10' }));
    const head = await createMember(t, { orgId: tree.a2.id, name: '周正' });
    const post = { memberId: head.id, orgId: tree.a2.id, startedOn: '2023-12-01', createdAt: t.clock.now() };
    await t.uow.run((tx) => tx.repo(MemberPost).insert([
      { ...post, id: newId(), post: 'secretary', termEndsOn: '2026-12-01', endedOn: null },
      { ...post, id: newId(), post: 'committee', termEndsOn: '2026-12-01', endedOn: '2026-06-01' },
      { ...post, id: newId(), post: 'publicity', termEndsOn: '2027-12-01', endedOn: null },
    ]));
    const view = await home(officer);
    expect(view.todos.map(({ kind, count, dueOn, overdue }) => [kind, count, dueOn, overdue])).toEqual([
      ['term_org', 1, '2026-11-01', true], ['term_post', 1, '2026-12-01', false], ['import', 1, null, false], ['delivery', 1, null, false],
    ]);
    expect(view.todoCount).toBe(4);
    expect(view.expiringTerms).toMatchObject([
      { kind: 'org', orgName: tree.a2.name, overdue: true, link: `/orgs/${tree.a2.id}` },
      { kind: 'post', memberName: '周正', postName: '书记', termEndsOn: '2026-12-01', link: `/members/${head.id}` },
    ]);
    expect(await home(secretary)).toMatchObject({ todoCount: 0, todos: [], expiringTerms: [{ orgName: tree.b1.name, termEndsOn: '2027-01-10', overdue: false }] });
    expect(await kinds(member)).toEqual([]);
  });

  it('tells what others did since the last look, by kinds, within reach', async () => {
    const act = (action: string, orgPath: string, objectId = newId()) =>
      t.uow.run((tx) => t.get(Audit).record(tx, { action, objectType: 'member', objectId, orgPath, title: '党员' }));
    const moved = newId();
    await act('member.move', tree.a1.path, moved);
    await act('member.move', tree.a2.path, moved);
    await act('member.move', tree.b1.path);
    await act('case.submit', tree.a1.path);
    const { changes } = await home(officer);
    expect(changes.map(({ kind, count }) => [kind, count])).toEqual([['case_submitted', 1], ['member_moved', 1]]);
    expect((await home(secretary)).changes.map(({ kind, count }) => [kind, count])).toEqual([['member_moved', 1]]);
    await t.ok(officer, consoleHomeApi.seen);
    t.clock.advance(60_000);
    expect(await home(officer)).toMatchObject({ changes: [], since: '2026-11-20T02:00:00.000Z' });
    await act('org.rename', tree.a1.path);
    expect((await home(officer)).changes).toMatchObject([{ kind: 'org_changed', label: '组织变更', count: 1, link: '/orgs' }]);
  });

  it('counts what dues ask of each desk, in its reach and never of the one who set it going', async () => {
    const keeper = await person(t, tree.a2, '苏谨', [roleAt('finance_officer', tree.a)]);
    const ownCash = await createCash(t, tree.a1);
    await t.uow.run((tx) => tx.repo(PaymentCashRow).update({ id: ownCash }, { registeredBy: keeper.memberId }));
    for (const place of [tree.a1, tree.b1]) {
      await createCash(t, place);
      await createRefund(t, place);
      await createException(t, place);
    }
    await createException(t, tree.a1, { status: 'resolved' });
    const difference = { kind: 'missing_here' as const, billFen: 500, hereFen: null, explanation: '', orderId: null, orgId: tree.a1.id, orgPath: tree.a1.path, ownerId: null, foundAt: t.clock.now(), version: 1 };
    await t.uow.run((tx) => tx.repo(DifferenceRow).insert([
      { ...difference, id: newId(), day: '2026-11-19', number: 'D1', status: 'open' },
      { ...difference, id: newId(), day: '2026-11-19', number: 'D2', status: 'taken' },
      { ...difference, id: newId(), day: '2026-11-19', number: 'D3', status: 'explained' },
    ]));
    const relief = {
      memberId: member.memberId, orgId: tree.a1.id, retired: false, kind: 'exempt' as const, monthlyFen: null, fromMonth: '2026-11', toMonth: '2026-12', reason: '困难', version: 1, createdAt: t.clock.now(),
    };
    await t.uow.run((tx) => tx.repo(DuesReliefRow).insert([
      { ...relief, id: newId(), status: 'submitted', studiedBy: null }, { ...relief, id: newId(), status: 'studied', studiedBy: secretary.memberId },
      { ...relief, id: newId(), status: 'studied', studiedBy: officer.memberId },
    ]));
    const extra = { memberId: member.memberId, orgId: tree.a1.id, fen: 100_000, receivedOn: '2026-11-19', profile: null, receiptNo: null, version: 1, createdAt: t.clock.now() };
    await t.uow.run((tx) => tx.repo(DuesExtraRow).insert([{ ...extra, id: newId(), source: 'order:1', status: 'received' }, { ...extra, id: newId(), source: 'order:2', status: 'reported' }]));
    const interest = {
      orgId: tree.a1.id, orgPath: tree.a1.path, kind: 'interest' as const, account: 'bank' as const, amountFen: 12, day: '2026-11-19', voucher: '1', note: '', standingKey: null, status: 'entered' as const,
      enteredAt: t.clock.now(), decidedBy: null, decidedAt: null, reason: null, version: 1,
    };
    await t.uow.run((tx) => tx.repo(BookEntryRow).insert([{ ...interest, id: newId(), enteredBy: officer.memberId }, { ...interest, id: newId(), enteredBy: keeper.memberId }]));
    const dues = async (who: Person) => (await kinds(who)).filter(([kind]) => String(kind).startsWith('dues_'));
    expect(await dues(keeper)).toEqual([['dues_difference', 2], ['dues_relief_study', 1], ['dues_refund', 1], ['dues_cash', 1], ['dues_exception', 1], ['dues_extra', 1], ['dues_entry', 1]]);
    expect(await dues(officer)).toEqual([['dues_cash', 2], ['dues_relief', 1]]);
    expect(await dues(secretary)).toEqual([['dues_cash', 1]]);
    expect(await dues(member)).toEqual([]);
  });

  it('shows where the months stand', async () => {
    expect((await home(officer)).months).toEqual([{ month: '2026-10', state: 'open', phase: null, closedAt: null, bulletin: null }]);
    await t.uow.run((tx) => t.get(MonthCloser).begin(tx, '2026-10', null));
    expect((await home(officer)).months).toMatchObject([{ month: '2026-10', state: 'closing', phase: 'checking' }]);
    await t.get(MonthCloser).run('2026-10');
    expect((await home(officer)).months).toMatchObject([{ month: '2026-11', state: 'running' }, { month: '2026-10', state: 'closed', phase: 'closed' }]);
  });

  it('remembers how an officer likes it, each for the own eyes', async () => {
    const change = (body: object) => t.call(officer, consolePreferencesApi.change, { body });
    expect(await t.ok(officer, consolePreferencesApi.show)).toEqual({ appearance: null, tables: [] });
    await change({ table: { table: 'members', shown: ['name', 'org'] } });
    await change({ appearance: { dark: true, compact: false } });
    await change({ table: { table: 'members', shown: ['name', 'age'] } });
    expect(await t.ok(officer, consolePreferencesApi.show)).toEqual({ appearance: { dark: true, compact: false }, tables: [{ table: 'members', shown: ['name', 'age'] }] });
    expect(await t.ok(secretary, consolePreferencesApi.show)).toEqual({ appearance: null, tables: [] });
    expect((await change({ table: { table: 'members', shown: [] } })).status).toBe(422);
    expect((await change({ table: { table: 'x y', shown: ['name'] } })).status).toBe(422);
  });
});
