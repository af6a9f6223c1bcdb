import { importsApi, membersApi, type MemberTableQuery } from '@xianfeng/shared-types';
import { Workbook } from 'exceljs';
import { MemberPost } from '../../src/modules/members/member-records.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { callerWith } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { plansOf } from '../support/plans';
import { TestApp, tokenFor, type TestCaller } from '../harness';

describe('the officers’ table of members', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    const me = await createMember(t, { orgId: tree.b1.id, name: '江以宁' });
    officer = callerWith('committee_officer', tree.group, 'subtree', me.id);
    const member = (orgId: string, name: string, birthDate: string, joinedOn: string, phone?: null) => createMember(t, { orgId, name, phone, with: { birthDate, joinedOn } });
    const secretary = await member(tree.a1.id, '安建国', '1966-11-20', '1990-07-01');
    await member(tree.a1.id, '白晓梅', '1966-11-21', '2001-06-30', null);
    await member(tree.a2.id, '陈志远', '1996-11-20', '2021-07-01');
    await member(tree.a2.id, '戴安澜', '1996-11-21', '2021-07-01', null);
    const post: MemberPost = { id: newId(), memberId: secretary.id, orgId: tree.a1.id, post: 'secretary', startedOn: '2025-01-01', termEndsOn: null, endedOn: null, createdAt: t.clock.now() };
    const former = { ...post, id: newId(), post: 'organization' as const, endedOn: '2025-06-01' };
    await t.uow.run((tx) => tx.repo(MemberPost).insert([post, former]));
  });
  afterAll(() => t.stop());

  const table = (query: MemberTableQuery) => t.ok(officer, membersApi.table, { query: { orgId: tree.a.id, ...query } });
  const names = async (query: MemberTableQuery) => (await table(query)).items.map((m) => m.name);

  it('narrows by age on the day of the birthday, post in force, missing phone and day of joining', async () => {
    expect(await names({ ageFrom: 60 })).toEqual(['安建国']);
    expect(await names({ ageFrom: 59, ageTo: 59 })).toEqual(['白晓梅']);
    expect(await names({ ageTo: 29 })).toEqual(['戴安澜']);
    expect(await names({ ageFrom: 30, ageTo: 30 })).toEqual(['陈志远']);
    expect([await names({ post: 'secretary' }), await names({ post: 'organization' })]).toEqual([['安建国'], []]);
    expect([await names({ phone: 'missing' }), await names({ phone: 'present' })]).toEqual([['白晓梅', '戴安澜'], ['安建国', '陈志远']]);
    expect(await names({ joinedFrom: '2001-06-30', joinedTo: '2021-06-30' })).toEqual(['白晓梅']);
    expect(await names({ orgId: tree.a2.id, phone: 'missing' })).toEqual(['戴安澜']);
  });

  it('sorts either way and pages with the total', async () => {
    expect(await names({ sort: 'age' })).toEqual(['戴安澜', '陈志远', '白晓梅', '安建国']);
    expect(await names({ sort: 'joinedOn', order: 'desc' })).toEqual(['戴安澜', '陈志远', '白晓梅', '安建国']);
    const pages = [await table({ pageSize: 3 }), await table({ pageSize: 3, page: 2 }), await table({ pageSize: 3, page: 3 })];
    expect(pages.map((page) => [page.total, page.items.length])).toEqual([[4, 3], [4, 1], [4, 0]]);
    expect((await t.call(officer, membersApi.table, { query: { sort: 'phone' as never } })).status).toBe(422);
  });

  it('goes through a whole tree in the order of names, and shows nobody of another tree', async () => {
    const other = await createOrgTree(t.uow);
    await createMember(t, { orgId: other.a1.id, name: '白外人' });
    const seen = async (query: MemberTableQuery) => (await t.ok(officer, membersApi.table, { query })).items.map((m) => m.name);
    const all = ['安建国', '白晓梅', '陈志远', '戴安澜', '江以宁'];
    expect([await seen({}), await seen({ orgId: tree.group.id, status: 'active' })]).toEqual([all, all]);
    expect(await seen({ order: 'desc' })).toEqual([...all].reverse());
    const first = await t.ok(officer, membersApi.list, { query: { limit: 2 } });
    const rest = await t.ok(officer, membersApi.list, { query: { limit: 9, cursor: first.next! } });
    expect([...first.items, ...rest.items].map((m) => m.name)).toEqual(all);
  });

  it('finds who is on a page in the indexes, without sorting a whole tree or reading a part of it', async () => {
    // The count is asked first, then who is on the page, then what is shown of them.
    const plan = async (query: MemberTableQuery) => (await plansOf(t, 'member m', () => t.ok(officer, membersApi.table, { query })))[1];
    const sqlite = t.uow.dialect === 'sqlite';
    expect(await plan({})).toMatch(sqlite ? /^(?!.*TEMP B-TREE).*ix_member_sort/ : /DEPENDENT SUBQUERY/);
    for (const query of [{ orgId: tree.a.id }, { orgId: tree.a.id, q: '晓梅' }, { q: 'bxm' }]) expect(await plan(query)).toMatch(sqlite ? /COVERING INDEX ix_member_org/ : /ix_member_org/);
  });

  it('marks an export on a sheet and on every page with who, when, why and a number that the audit log has', async () => {
    const reply = await t.http('post', importsApi.exportMembers.path).send({ orgId: tree.a.id, sensitive: false, reason: '换届核对 A&B' })
      .set('authorization', `Bearer ${tokenFor(officer)}`).responseType('blob');
    const book = await new Workbook().xlsx.load(reply.body as never);
    const entry = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'member.export' }));
    const { number } = entry.detail as { number: string };
    const about = book.getWorksheet('导出说明')!.getSheetValues().flat().join('|');
    for (const text of [number, '江以宁', '2026-11-20 10:00', '换届核对 A&B', '甲分行党委', '已脱敏']) expect(about).toContain(text);
    const { oddHeader, oddFooter } = book.getWorksheet('名册')!.headerFooter;
    expect(oddHeader).toContain(number);
    for (const text of ['江以宁', '2026-11-20 10:00', '事由：换届核对 A&&B', '&P']) expect(oddFooter).toContain(text);
  });
});
