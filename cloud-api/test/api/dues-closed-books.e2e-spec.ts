import { booksApi, orgsApi, remittancesApi } from '@xianfeng/shared-types';
import { BooksVerifier } from '../../src/modules/books';
import { bookDues } from '../factories/books';
import { callerAt, callerWith } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

/** Nobody is left at a closed branch: what comes to its books afterwards is for the level above to take over, by two persons. */
describe('money that arrives after an organisation was closed', () => {
  let t: TestApp;
  let tree: OrgTree;
  let accountant: TestCaller;
  let cashier: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    const finance = async (name: string) => callerAt(tree.a, 'finance_officer', (await createMember(t, { orgId: tree.a.id, name })).id);
    [accountant, cashier] = [await finance('吴会计'), await finance('郑出纳')];
  });
  afterAll(() => t.stop());

  it('is remitted to the level above to the cent, and both books agree', async () => {
    const closed = await createOrg(t.uow, { name: '城西网点党支部', parent: tree.a });
    await t.ok(callerWith('committee_officer', tree.a), orgsApi.close, { params: { id: closed.id }, body: { version: 1, reason: '网点撤销' } });
    await bookDues(t, closed, 7651);
    const { own } = await t.ok(accountant, booksApi.overview, { query: { orgId: closed.id } });
    expect(own).toMatchObject({ closingFen: 7651 });

    const period = { orgId: closed.id, kind: 'ordinary' as const, fromMonth: '2026-11', toMonth: '2026-11' };
    const { id } = await t.ok(accountant, remittancesApi.create, { body: { ...period, amountFen: 7651, note: '支部已撤销，余额全部上缴' } });
    const money = (version: number) => ({ account: 'wechat' as const, on: '2026-11-20', voucher: `转账 ${version}`, version });
    await t.ok(accountant, remittancesApi.send, { params: { id }, body: money(1) });
    expect(await t.call(accountant, remittancesApi.receive, { params: { id }, body: money(2) })).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
    await t.ok(cashier, remittancesApi.receive, { params: { id }, body: money(2) });

    expect((await t.ok(accountant, booksApi.overview, { query: { orgId: closed.id } })).own).toMatchObject({ remittedOutFen: 7651, closingFen: 0 });
    expect((await t.ok(accountant, booksApi.overview, { query: { orgId: tree.a.id } })).own).toMatchObject({ remittedInFen: 7651, closingFen: 7651 });
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
  });
});
