import { duesApi } from '@xianfeng/shared-types';
import { bulkInsert, type SqlParam, Tx } from '../../src/database';
import { DuesVault } from '../../src/modules/dues/dues-vault';
import { Member } from '../../src/modules/members/member.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { callerAt } from '../factories/callers';
import { createBills, createFixing } from '../factories/dues';
import { createMember } from '../factories/members';
import { buildOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';
import { fixingList, uploadFixings } from '../support/fixing-lists';

const MOST = 5000;
const BRANCHES = 100;
/** A statement for hundreds of rows; one for each row would be thousands. */
const STATEMENTS = 300;

/** Asks of the database while `work` goes on. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  const spies = (['select', 'execute', 'repo'] as const).map((name) => jest.spyOn(Tx.prototype, name));
  try {
    await work();
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A list as long as is allowed: a large base committee's year, done while the officer looks on. */
describe('a year from a long list', () => {
  let t: TestApp;
  let tree: OrgTree;
  let finance: TestCaller;
  let people: { id: string; name: string; orgId: string }[];

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    finance = callerAt(tree.a1, 'finance_officer', newId(), tree.group);
    const branches = Array.from({ length: BRANCHES }, (_, i) => buildOrg({ name: `第${i}党支部`, parent: tree.b }));
    await t.uow.run((tx) => tx.repo(Org).insert(branches));
    const pattern = await createMember(t, { orgId: tree.a1.id });
    const copies = async (table: string, key: string, id: string, change: (i: number) => Record<string, SqlParam>) => {
      const [row] = await t.uow.read((tx) => tx.select<Record<string, SqlParam>>(`SELECT * FROM ${table} WHERE ${key} = ?`, [id]));
      await t.uow.run((tx) => bulkInsert(tx, table, Array.from({ length: MOST }, (_, i) => ({ ...row, ...change(i) }))));
    };
    people = Array.from({ length: MOST }, (_, i) => ({ id: newId(), name: `党员${i}`, orgId: branches[i % BRANCHES].id }));
    await copies('member', 'id', pattern.id, (i) => ({ ...people[i], idNumberHash: newId(), phoneHash: newId() }));
    const fixing = await createFixing(t, { member: pattern });
    await copies('dues_fixing', 'id', fixing.id, (i) => ({ id: newId(), memberId: people[i].id, currentKey: `${people[i].id}:2025-01/0` }));
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      const [bill] = await createBills(t, pattern, [month], { fixingId: fixing.id });
      await copies('dues_bill', 'id', bill.id, (i) => ({ id: newId(), memberId: people[i].id, orgId: people[i].orgId }));
    }
  }, 120_000);
  afterAll(() => t.stop());

  const rowsOf = (list: typeof people) => list.map(({ id, name }, i) => ({ memberId: id, name, kind: '按月领取工资', baseFen: String(4000 + (i % 50) * 100) }));
  const upload = (data: Buffer) => uploadFixings(t, finance, tree.group.id, data);

  it('takes few statements to check and to write, and leaves everybody with one fixing, his bills by it and a trace', async () => {
    const data = await fixingList(rowsOf(people));
    let job = { id: '' };
    expect(await asked(async () => (job = (await upload(data)).body as typeof job))).toBeLessThan(STATEMENTS);
    expect(job).toMatchObject({ rows: MOST, changes: MOST, unchanged: 0, failed: 0 });
    const commit = () => t.ok(finance, duesApi.commitFixings, { params: { id: job.id }, body: { skipBadRows: false } });
    expect(await asked(commit)).toBeLessThan(STATEMENTS);
    const count = (sql: string, params: SqlParam[] = []) => t.uow.read(async (tx) => Number((await tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0].n));
    expect(await count("dues_fixing WHERE year = 2026 AND currentKey = CONCAT(memberId, ':2026-01/0')")).toBe(MOST);
    expect(await count('dues_bill b JOIN dues_fixing f ON f.id = b.fixingId AND f.year = 2026 AND b.dueFen = f.monthlyFen')).toBe(3 * MOST);
    expect(await count("audit_entry WHERE action = 'dues.fix'")).toBe(MOST);
    expect((await upload(data)).body).toMatchObject({ changes: 0, unchanged: MOST });
    const [{ sealed }] = await t.uow.read((tx) => tx.select<{ sealed: string }>('SELECT sealed FROM dues_fixing WHERE memberId = ? AND year = 2026', [people[3].id]));
    expect(t.get(DuesVault).open(sealed).facts).toEqual({ kind: 'wage', baseFen: 430_000 });
  }, 60_000);

  it('may have no row more', async () => {
    const one = await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ orgId: tree.a1.id }));
    const reply = await upload(await fixingList(rowsOf([...people, one])));
    expect(reply).toMatchObject({ status: 422, body: { code: 'import.file', detail: expect.stringContaining('5000') } });
    const template = await t.call(finance, duesApi.fixingTemplate, { query: { orgId: tree.group.id, year: 2026 } });
    expect(template).toMatchObject({ status: 422, body: { detail: expect.stringContaining('5000') } });
    expect(await t.call(finance, duesApi.fixingTemplate, { query: { orgId: tree.b.id, year: 2026 } })).toMatchObject({ status: 200 });
  }, 60_000);
});
