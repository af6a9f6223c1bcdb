import { type OrgOpenMatter, orgPreviewsApi, orgsApi, remittancesApi } from '@xianfeng/shared-types';
import { CashDepositRow } from '../../src/modules/books/deposits/cash-deposit.entity';
import { DuesBillRow } from '../../src/modules/dues/dues-bill.entity';
import { DuesCaseRow } from '../../src/modules/dues/dues-case.entity';
import { PaymentItemRow } from '../../src/modules/payments/orders/order.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { BooksVerifier, credit, debit } from '../../src/modules/books';
import { Schedules } from '../../src/platform/jobs';
import { newId } from '../../src/platform/ids';
import { bookDues } from '../factories/books';
import { callerAt, callerWith } from '../factories/callers';
import { createBills } from '../factories/dues';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { createCash, createException, createOrder, createRefund } from '../factories/payments';
import { TestApp, type TestCaller } from '../harness';

describe('closing an organisation that has dues in its books', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => (t = await TestApp.start()));
  beforeEach(async () => {
    tree = await createOrgTree(t.uow);
    officer = callerWith('committee_officer', tree.group);
  });
  afterAll(() => t.stop());

  const input = (org: Org) => ({ params: { id: org.id }, body: { version: 1, reason: '机构撤销' } });
  const org = ({ id }: Org) => t.uow.read((tx) => tx.repo(Org).findOneByOrFail({ id }));
  /** The same answer, with nothing done, by the preview and by the closing itself. */
  const refusal = async (of: Org) => {
    const preview = await t.call(officer, orgPreviewsApi.close, input(of));
    const done = await t.call(officer, orgsApi.close, input(of));
    expect({ ...done.body, instance: '' }).toEqual({ ...preview.body, instance: '' });
    expect((await org(of)).status).toBe('active');
    return done as unknown as { status: number; headers: Record<string, string>; body: { code: string; detail: string; meta: { open: OrgOpenMatter[] } } };
  };
  const deposit = (at: Org): CashDepositRow => ({
    id: newId(), orgId: at.id, orgPath: at.path, amountFen: 5000, countedBy: newId(), countedAt: t.clock.now(), note: '', status: 'counted', confirmedBy: null, confirmedAt: null,
    depositedOn: null, slip: null, reason: null, version: 1,
  });

  it('is refused while accounts hold money, each named with its amount and with what to do', async () => {
    await bookDues(t, tree.a2, 123_450);
    await bookDues(t, tree.a2, 100_000, { lines: [debit('bank', 100_000), credit('large_dues_payable', 100_000)] });
    const { status, headers, body } = await refusal(tree.a2);
    expect(status).toBe(409);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.code).toBe('org.unsettled');
    expect(body.meta.open).toEqual([
      { what: '银行存款', count: null, fen: 100_000 }, { what: '代收大额党费', count: null, fen: 100_000 }, { what: '微信支付结算款', count: null, fen: 123_450 },
    ]);
    expect(body.detail).toContain('银行存款 1,000.00 元；代收大额党费 1,000.00 元；微信支付结算款 1,234.50 元');
    expect(body.detail).toMatch(/上缴或划转余额.*并入其他组织/);
  });

  it('is allowed once the money has gone, and the books of others do not matter', async () => {
    await bookDues(t, tree.a2, 8000);
    await bookDues(t, tree.a2, 8000, { lines: [debit('use_training', 8000), credit('wechat', 8000)] });
    await bookDues(t, tree.a1, 8000);
    await t.ok(officer, orgsApi.close, input(tree.a2));
    expect((await org(tree.a2)).status).toBe('closed');
  });

  it('is allowed once everything was remitted upwards, and not while that is on its way', async () => {
    await bookDues(t, tree.a2, 12_345);
    const secretary = callerAt(tree.a2, 'branch_secretary', newId());
    const accountant = callerAt(tree.a1, 'finance_officer', newId(), tree.a);
    const words = (version: number) => ({ account: 'wechat' as const, on: t.clock.today(), voucher: 'HK 1', version });
    const { id } = await t.ok(secretary, remittancesApi.create, { body: { orgId: tree.a2.id, kind: 'ordinary', fromMonth: '2026-11', toMonth: '2026-11', amountFen: 12_345, note: '机构撤销，结余上缴' } });
    expect((await refusal(tree.a2)).body.meta.open).toEqual([{ what: '微信支付结算款', count: null, fen: 12_345 }, { what: '未办结的上缴', count: 1, fen: 12_345 }]);
    await t.ok(secretary, remittancesApi.send, { params: { id }, body: words(1) });
    expect((await refusal(tree.a2)).body.meta.open).toEqual([{ what: '在途上缴款', count: null, fen: 12_345 }, { what: '未办结的上缴', count: 1, fen: 12_345 }]);
    await t.ok(accountant, remittancesApi.receive, { params: { id }, body: words(2) });
    await t.ok(officer, orgsApi.close, input(tree.a2));
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
  });

  it('is refused while work on money is under way, with how many and how much', async () => {
    await createOrder(t, tree.a2, { status: 'prepared', nextPollAt: t.clock.now(), transactionId: null, paidAt: null, amountFen: 7650 });
    await createOrder(t, tree.a2);
    await createRefund(t, tree.a2);
    await createCash(t, tree.a2);
    await createCash(t, tree.a2, { status: 'returning', amountFen: 350 });
    await createCash(t, tree.a2, { status: 'returned' });
    await createException(t, tree.a2, { fen: null });
    await createException(t, tree.a2, { status: 'resolved' });
    await t.uow.run((tx) => tx.repo(CashDepositRow).insert([deposit(tree.a2), { ...deposit(tree.a2), status: 'refused' }, deposit(tree.a1)]));
    const { body } = await refusal(tree.a2);
    expect(body.meta.open).toEqual([
      { what: '待确认的现金存行', count: 1, fen: 5000 }, { what: '未办结的支付订单', count: 1, fen: 7650 }, { what: '在办的退款', count: 1, fen: 7650 },
      { what: '待第二人确认的现金', count: 2, fen: 8000 }, { what: '待人工处理的款项', count: 1, fen: 0 },
    ]);
    expect(body.detail).toContain('待第二人确认的现金 2 笔，80.00 元');
  });

  it('is refused while a member who has moved pays what is owed there', async () => {
    const order = await createOrder(t, tree.a1, { status: 'created', nextPollAt: t.clock.now(), transactionId: null, paidAt: null });
    await t.uow.run((tx) => tx.repo(PaymentItemRow).update({ orderId: order.id }, { orgId: tree.a2.id }));
    await createCash(t, tree.a1, { lines: [{ billId: newId(), month: '2026-09', orgId: tree.a2.id, orgPath: tree.a2.path, fen: 5000 }], amountFen: 5000 });
    expect((await refusal(tree.a2)).body.meta.open).toEqual([{ what: '未办结的支付订单', count: 1, fen: 7650 }, { what: '待第二人确认的现金', count: 1, fen: 5000 }]);
  });

  it('names members and money together', async () => {
    await createMember(t, { orgId: tree.a2.id });
    await bookDues(t, tree.a2, 8000);
    const { body } = await refusal(tree.a2);
    expect(body).toMatchObject({ code: 'org.has_members', meta: { open: [{ fen: 8000 }] } });
    expect(body.detail).toMatch(/1 名党员.*微信支付结算款 80.00 元/);
  });

  it('hands unpaid bills on to where their members pay now, and says so beforehand', async () => {
    const moved = await createMember(t, { orgId: tree.a1.id, name: '赵欠交' });
    const gone = await createMember(t, { orgId: tree.a2.id, name: '钱转出', with: { status: 'transferred_out' } });
    const bills = await createBills(t, { id: moved.id, orgId: tree.a2.id }, ['2026-08', '2026-09']);
    const [paid] = await createBills(t, { id: moved.id, orgId: tree.a2.id }, ['2026-07'], { status: 'paid', paidFen: 5000 });
    const [lost] = await createBills(t, gone, ['2026-09'], { dueFen: 150_000 });
    const watch: DuesCaseRow = {
      id: newId(), memberId: moved.id, orgId: tree.a2.id, openKey: moved.id, fromMonth: '2026-03', toMonth: '2026-08', months: 6, owedFen: 30_000, status: 'open', outcome: null, version: 1, createdAt: t.clock.now(),
    };
    await t.uow.run((tx) => tx.repo(DuesCaseRow).insert(watch));
    const orgOf = async (id: string) => (await t.uow.read((tx) => tx.repo(DuesBillRow).findOneByOrFail({ id }))).orgId;
    const { effects } = await t.ok(officer, orgPreviewsApi.close, input(tree.a2));
    expect(effects).toEqual([
      { kind: 'orgs_closed', total: 1, names: [tree.a2.name] }, { kind: 'dues_handed_on', total: 1, names: ['赵欠交（100.00 元）'] },
      { kind: 'dues_left', total: 1, names: ['钱转出（1,500.00 元）'] },
    ]);
    expect(await orgOf(bills[0].id)).toBe(tree.a2.id);
    await t.ok(officer, orgsApi.close, input(tree.a2));
    expect(await Promise.all([...bills, paid, lost].map(({ id }) => orgOf(id)))).toEqual([tree.a1.id, tree.a1.id, tree.a2.id, tree.a2.id]);
    expect((await t.uow.read((tx) => tx.repo(DuesCaseRow).findOneByOrFail({ id: watch.id }))).orgId).toBe(tree.a1.id);
  });

  it('waits, for a temporary branch past its last day, until its money has gone', async () => {
    const branch = await createOrg(t.uow, { name: '抗洪临时党支部', kind: 'temporary_branch', parent: tree.a, with: { endsOn: '2026-11-01' } });
    await bookDues(t, branch, 5000);
    await t.get(Schedules).runNow('org.expire');
    const seen = await t.ok(officer, orgsApi.detail, { params: { id: branch.id } });
    expect(seen).toMatchObject({ status: 'active', warnings: [{ code: 'org.temporary.alarm_days', message: expect.stringContaining('党费账目尚未结清') }] });
    await bookDues(t, branch, 5000, { lines: [debit('use_training', 5000), credit('wechat', 5000)] });
    await t.get(Schedules).runNow('org.expire');
    expect((await org(branch)).status).toBe('closed');
  });
});
