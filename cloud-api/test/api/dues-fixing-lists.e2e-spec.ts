import { duesApi } from '@xianfeng/shared-types';
import { bulkInsert, type SqlParam } from '../../src/database';
import { BillMaker, DuesPeople } from '../../src/modules/dues';
import { Member } from '../../src/modules/members/member.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { WorkbookReader } from '../../src/platform/workbook';
import { callerAt } from '../factories/callers';
import { createFixing } from '../factories/dues';
import { buildMember, createMember } from '../factories/members';
import { buildOrg, createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';
import { tokenFor } from '../harness/principal';
import { plansOf } from '../support/plans';

const OTHERS = 1500;
const SCAN = /SCAN m\b|"table":"m","type":"(ALL|index)"/;

/** Art. 9: whoever is elsewhere for a time pays where he belongs, a guest with an activity card where he is. */
describe('lists of fixings', () => {
  let t: TestApp;
  let tree: OrgTree;
  let finance: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    finance = callerAt(tree.a1, 'finance_officer', newId(), tree.group);
    const { a1, b1 } = tree;
    const temporary = await createOrg(t.uow, { name: '专项临时党支部', kind: 'temporary_branch', parent: tree.b });
    const named: [name: string, orgId: string, more: Partial<Member>][] = [
      ['本支部', a1.id, {}], ['离开', a1.id, { status: 'transferred_out' }], ['在临时支部', temporary.id, { homeOrgId: a1.id }], ['持证流入', b1.id, { hostOrgId: a1.id, hasActivityCard: true }],
      ['无证流入', b1.id, { hostOrgId: a1.id }], ['持证流出', a1.id, { hostOrgId: b1.id, hasActivityCard: true }], ['外单位借来', a1.id, { homeOrgId: b1.id }], ['二支部', tree.a2.id, {}],
    ];
    for (const [name, orgId, more] of named) await createMember(t, { orgId, name, with: more });
    // So many that reading them all is dearer than an index, also to a database that knows how many there are.
    const pattern = buildMember(t, { orgId: b1.id });
    await t.uow.run((tx) => tx.repo(Member).insert({ ...pattern, id: newId(), idNumberHash: newId() }));
    const [row] = await t.uow.read((tx) => tx.select<Record<string, SqlParam>>('SELECT * FROM member WHERE name = ?', [pattern.name]));
    const others = Array.from({ length: OTHERS }, (_, i) => ({
      ...row, id: newId(), idNumberHash: newId(), homeOrgId: i % 10 === 0 ? b1.id : null, hostOrgId: i % 10 === 1 ? b1.id : null,
    }));
    await t.uow.run((tx) => bulkInsert(tx, 'member', others));
    if (t.uow.dialect === 'mysql') await t.uow.read((tx) => tx.select('ANALYZE TABLE member, org'));
  });
  afterAll(() => t.stop());

  const names = async (orgId: string, state?: 'missing') => (await t.ok(finance, duesApi.fixings, { params: { orgId }, query: { limit: 100, state } })).items.map((line) => line.memberName).sort();
  const template = async (orgId: string) => {
    const reply = await t.http('get', `/api/dues/fixing-template?orgId=${orgId}&year=2026`).set('authorization', `Bearer ${tokenFor(finance)}`).responseType('blob');
    const book = await WorkbookReader.open(reply.body as Buffer, 1 << 24);
    const rows: string[] = [];
    for await (const { rowNo, values } of book.rows(book.sheets[0])) if (rowNo > 1 && values[1]) rows.push(values[1]);
    return rows.sort();
  };
  const OF_A1 = ['在临时支部', '持证流入', '本支部'];

  it('name who pays there, of a branch and of a committee', async () => {
    expect(await names(tree.a1.id)).toEqual(OF_A1);
    expect(await names(tree.a.id)).toEqual(['二支部', ...OF_A1]);
    expect(await template(tree.a1.id)).toEqual(OF_A1);
    expect((await t.get(BillMaker).make(tree.a1.path, '2026-11')).unfixed).toBe(3);
    const member = await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ name: '本支部' }));
    await createFixing(t, { member });
    expect(await names(tree.a1.id, 'missing')).toEqual(['在临时支部', '持证流入']);
  });

  it('name the same when there are more organisations below than are listed', async () => {
    const many = Array.from({ length: 401 }, (_, i) => buildOrg({ name: `第${i}党支部`, parent: tree.a }));
    await t.uow.run((tx) => tx.repo(Org).insert(many));
    expect(await names(tree.a.id)).toEqual(['二支部', ...OF_A1]);
    await t.uow.run((tx) => tx.repo(Org).delete(many.map(({ id }) => id)));
  });

  it('tell who has none without reading what is sealed', async () => {
    const [missing] = await plansOf(t, 'dues_fixing f', () => names(tree.a.id, 'missing'));
    if (t.uow.dialect === 'sqlite') expect(missing.match(/SEARCH [fx] USING COVERING INDEX ix_dues_fixing_member/g)).toHaveLength(2);
    else for (const table of ['f', 'x']) expect(missing).toMatch(new RegExp(`"table":"${table}","type":"ref"[^}]*"key":"ix_dues_fixing_member"[^}]*Using index`));
  });

  it('are found by the indexes of members, however many there are elsewhere', async () => {
    const plans = async (work: () => Promise<unknown>, asked: number) => {
      const found = await plansOf(t, 'member m', work);
      expect(found).toHaveLength(asked);
      return found;
    };
    const lists = [
      ...(await plans(() => names(tree.a1.id), 1)), ...(await plans(() => names(tree.a.id, 'missing'), 1)), ...(await plans(() => template(tree.a1.id), 1)),
      ...(await plans(() => t.get(BillMaker).unfixed(tree.a1.path, '2026-11'), 1)),
    ];
    for (const plan of lists) {
      for (const index of ['ix_member_org', 'ix_member_home', 'ix_member_host']) expect(plan).toContain(index);
      expect(plan).not.toMatch(SCAN);
    }
    const ids = [newId(), newId()];
    const [listed] = await plans(() => t.get(DuesPeople).payingBelow(tree.a.path, ids), 1);
    expect(listed).not.toMatch(SCAN);
  });
});
