import { AsyncLocalStorage } from 'node:async_hooks';
import { bookEntriesApi, booksApi, type DifferenceKind, duesPaymentsApi, reconciliationApi } from '@xianfeng/shared-types';
import { BooksVerifier } from '../../src/modules/books';
import { PaymentFacts } from '../../src/modules/payments';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import { PendingDays } from '../../src/modules/reconciliation/days/pending-days';
import { newId } from '../../src/platform/ids';
import type { BillResult, FundFlowRow, PayTransaction, TradeBillRow } from '../../src/platform/wechat-pay';
import type { TestApp, TestCaller } from '../harness';
import type { FakeWechatPay } from '../support/fake-wechat-pay';
import { PaymentsScene } from '../support/payments-scene';

const NOW = '2026-11-20T02:00:00.000Z';
const DAY = '2026-11-20';
const FEE = 46;

/** A day of WeChat's bills against payments and books. Each test has a database of its own: bills are the whole merchant's. */
describe('daily reconciliation', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let pay: FakeWechatPay;

  beforeEach(async () => {
    s = await PaymentsScene.start();
    ({ t, pay } = s);
  });
  afterEach(() => t.stop());

  const tradeRow = (paid: PayTransaction, more: Partial<TradeBillRow> = {}): TradeBillRow => ({
    at: paid.paidAt!, transactionId: paid.transactionId!, outTradeNo: paid.outTradeNo, openid: paid.openid!, state: 'SUCCESS', orderFen: paid.amountFen, settledFen: paid.amountFen,
    refundId: null, outRefundNo: null, refundFen: 0, refundState: null, feeFen: FEE, feeRate: '0.60%', ...more,
  });
  const fundRow = (row: TradeBillRow, more: Partial<FundFlowRow> = {}): FundFlowRow => ({
    at: row.at, businessId: row.transactionId, flowId: newId(), business: '交易', businessType: '交易', direction: 'in', amountFen: row.orderFen - row.feeFen, balanceFen: 0, note: '', voucher: '', ...more,
  });
  /** What WeChat gives as the two bills from now on. */
  function bills(rows: TradeBillRow[], fund: FundFlowRow[] = rows.map((row) => fundRow(row))): void {
    pay.tradeBill = async (): Promise<BillResult<TradeBillRow>> => (rows.length > 0 ? { kind: 'rows', rows, sha1: 'a'.repeat(40) } : { kind: 'empty' });
    pay.fundFlowBill = async (): Promise<BillResult<FundFlowRow>> => (fund.length > 0 ? { kind: 'rows', rows: fund, sha1: 'b'.repeat(40) } : { kind: 'empty' });
  }
  /** An order paid at WeChat; told unless it is to be lost. */
  async function paid(told = true, member?: TestCaller): Promise<PayTransaction> {
    const payer = member ?? (await s.member());
    const { order } = await t.ok(payer, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } });
    const transaction = pay.pay(order.number);
    if (told) {
      await s.tell(transaction);
      await s.settle();
    }
    return transaction;
  }
  const run = (caller = s.finance2, day = DAY) => t.ok(caller, reconciliationApi.run, { params: { day } });
  const list = async () => (await t.ok(s.finance2, reconciliationApi.differences, { query: { day: DAY } })).items;
  const one = (id: string) => t.ok(s.finance2, reconciliationApi.difference, { params: { id } });
  const step = async (id: string, action: 'take' | 'recheck' | 'explain' | 'reopen', reason?: string) =>
    t.ok(s.finance2, reconciliationApi.step, { params: { id }, body: { action, reason, version: (await one(id)).version } });
  const tomorrow = () => t.clock.set('2026-11-21T03:00:00.000Z');
  /** Until then an empty bill of a day with money is doubted. */
  const threeDaysLater = () => t.clock.set('2026-11-23T03:00:00.000Z');

  it('three sides of a day agree, fees go into the books once, and a repeat changes nothing', async () => {
    const [first, second] = [await paid(), await paid()];
    bills([tradeRow(first), tradeRow(second)]);
    tomorrow();
    const day = await run();
    expect(day).toMatchObject({
      day: DAY, status: 'agreed', differences: 0, bill: { payments: 2, paidFen: 15_300, feeFen: 2 * FEE }, here: { payments: 2, paidFen: 15_300 }, books: { paidFen: 15_300, refundedFen: 0 },
      fund: { inFen: 15_300 - 2 * FEE, outFen: 0, withdrawnFen: 0 }, billSha1: 'a'.repeat(40),
    });
    expect(await s.booked(DAY)).toEqual({ fees: 2 * FEE, wechat: -2 * FEE });
    expect(await run()).toMatchObject({ status: 'agreed', differences: 0 });
    expect(await s.booked(DAY)).toEqual({ fees: 2 * FEE, wechat: -2 * FEE });
    expect((await t.get(BooksVerifier).verify(DAY)).differences).toEqual([]);
  });

  it('a bill that is not there yet is waited for, and one that can’t be read says why', async () => {
    await paid();
    pay.tradeBill = async () => ({ kind: 'creating' });
    tomorrow();
    expect(await run()).toMatchObject({ status: 'waiting', bill: null, here: { payments: 1, paidFen: 7650 }, books: null });
    pay.tradeBill = async () => ({ kind: 'failed', reason: '账单哈希不符' });
    expect(await run()).toMatchObject({ status: 'failed', problem: '账单哈希不符' });
  });

  it('a payment whose callback was lost is found, booked by asking again, and the difference settles itself', async () => {
    const member = await s.member();
    const lost = await paid(false, member);
    bills([tradeRow(lost)]);
    tomorrow();
    expect(await run()).toMatchObject({ status: 'differs', openDifferences: 1 });
    const [found] = await list();
    expect(found).toMatchObject({ kind: 'missing_here', number: lost.outTradeNo, billFen: 7650, hereFen: null, status: 'open', org: null });
    expect(await step(found.id, 'recheck')).toMatchObject({ status: 'settled', allowedActions: [] });
    expect((await s.bills(member.memberId)).map(({ paidFen }) => paidFen)).toEqual([7650]);
    expect(await run()).toMatchObject({ status: 'cleared', openDifferences: 0, differences: 1, here: { payments: 1 } });
    expect(await s.booked(DAY)).toEqual({ fees: FEE, wechat: -FEE });
    const { history } = await one(found.id);
    expect(history.map(({ to, by }) => [to, by])).toEqual([['待查', null], ['已一致', '赵出纳']]);
  });

  it.each<[string, DifferenceKind, (row: TradeBillRow) => [TradeBillRow[], FundFlowRow[]]]>([
    ['booked here, not in the bill', 'missing_there', () => [[], []]],
    ['another amount', 'amount_differs', (row) => [[{ ...row, orderFen: 9000 }], [fundRow({ ...row, orderFen: 9000 })]]],
    ['another transaction of the same order', 'transaction_differs', (row) => [[{ ...row, transactionId: '4200009999' }], [fundRow({ ...row, transactionId: '4200009999' })]]],
    ['a fund flow that is not amount less fee', 'fund_differs', (row) => [[row], [fundRow(row, { amountFen: 7000 })]]],
  ])('a difference has kind, branch, owner and reason: %s', async (_, kind, sides) => {
    bills(...sides(tradeRow(await paid())));
    threeDaysLater();
    expect(await run()).toMatchObject({ status: 'differs', openDifferences: 1 });
    const [found] = await list();
    expect(found.kind).toBe(kind);
    expect(found.org?.id).toBe(kind === 'fund_differs' ? undefined : s.tree.a1.id);
    expect(await step(found.id, 'take')).toMatchObject({ status: 'taken', owner: { name: '赵出纳' }, allowedActions: ['recheck', 'explain'] });
    expect(await step(found.id, 'recheck')).toMatchObject({ status: 'taken' });
    const silent = await t.call(s.finance2, reconciliationApi.step, { params: { id: found.id }, body: { action: 'explain', version: (await one(found.id)).version } });
    expect([silent.status, JSON.stringify(silent.body)]).toEqual([422, expect.stringContaining('请写明原因')]);
    expect(await step(found.id, 'explain', '商户平台已核实，次日冲正')).toMatchObject({ status: 'explained', allowedActions: ['reopen'] });
    expect(await run()).toMatchObject({ status: 'cleared' });
    expect(await step(found.id, 'reopen', '冲正未到账')).toMatchObject({ status: 'open' });
    const late = await t.call(s.finance2, reconciliationApi.step, { params: { id: found.id }, body: { action: 'take', version: 1 } });
    expect(late.status).toBe(409);
  });

  it('refunds are compared too, with the fee that came back', async () => {
    const first = await paid();
    const order = (await t.ok(s.secretary, duesPaymentsApi.orders, { query: { orgId: s.tree.a1.id } })).items[0];
    const asked = await t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-11'], extra: false, reason: '重复交纳' } });
    pay.refundState = 'SUCCESS';
    await t.ok(s.finance, duesPaymentsApi.decideRefund, { params: { id: asked.id }, body: { outcome: 'approve', version: asked.version } });
    await t.get(RefundWatch).run();
    const row = tradeRow(first);
    const back = { ...row, state: 'REFUND' as const, refundId: '5031', outRefundNo: asked.number, refundFen: 7650, feeFen: -FEE, refundState: 'SUCCESS' };
    bills([row, back], [fundRow(row), fundRow(row, { businessId: '5031', direction: 'out', amountFen: 7650 - FEE, business: '退款', businessType: '退款' })]);
    tomorrow();
    expect(await run()).toMatchObject({ status: 'agreed', bill: { payments: 1, refunds: 1, refundedFen: 7650, feeFen: 0 }, here: { refunds: 1, refundedFen: 7650 }, books: { paidFen: 7650, refundedFen: 7650 } });
  });

  const withdrawn = (fen: number, more: Partial<FundFlowRow> = {}): FundFlowRow => ({
    at: new Date(NOW), businessId: 'W1', flowId: newId(), business: '提现', businessType: '提现', direction: 'out', amountFen: fen, balanceFen: 0, note: '', voucher: '', ...more,
  });
  const wechatOf = async (orgId: string) => (await t.ok(s.finance2, booksApi.overview, { query: { orgId } })).money.map(({ account, fen }) => [account, fen]);

  it('a withdrawal goes to the bank in the books of those whose money it was, once, to the 分', async () => {
    const other = await s.member(['2026-11'], 3333, s.tree.a2);
    const [first, second] = [await paid(), await paid(true, other)];
    bills([tradeRow(first, { feeFen: 0 }), tradeRow(second, { feeFen: 0 })], [...[first, second].map((one) => fundRow(tradeRow(one, { feeFen: 0 }))), withdrawn(10_000)]);
    tomorrow();
    await paid(true, await s.member(['2026-11'], 500));
    expect(await run()).toMatchObject({ status: 'agreed', fund: { inFen: 10_983, outFen: 0, withdrawnFen: 10_000 } });
    expect(await run()).toMatchObject({ status: 'agreed' });
    expect(await wechatOf(s.tree.a1.id)).toEqual([['bank', 6965], ['wechat', 685 + 500]]);
    expect(await wechatOf(s.tree.a2.id)).toEqual([['bank', 3035], ['wechat', 298]]);
    expect((await t.get(BooksVerifier).verify('2026-12-31')).differences).toEqual([]);
  });

  it('a withdrawal beyond the books, one that came back and other flows are shown to a person; what came back is booked back', async () => {
    const first = await paid();
    const gone = withdrawn(8000);
    bills([tradeRow(first, { feeFen: 0 })], [fundRow(tradeRow(first, { feeFen: 0 })), gone, withdrawn(99, { businessId: 'X', business: '充值', businessType: '充值', direction: 'in' })]);
    tomorrow();
    expect(await run()).toMatchObject({ status: 'differs', openDifferences: 2 });
    expect((await list()).map(({ kind, number, billFen, hereFen }) => [kind, number, billFen, hereFen]).sort()).toEqual(
      [['fund_differs', expect.any(String), 99, null], ['withdrawal_differs', gone.flowId, 8000, 7650]]);
    expect(await wechatOf(s.tree.group.id)).toEqual([['bank', 350], ['wechat', -350]]);
    bills([], [withdrawn(8000, { direction: 'in', business: '提现退票' }), withdrawn(7, { direction: 'in', businessId: 'W2' })]);
    threeDaysLater();
    expect(await run(s.finance2, '2026-11-21')).toMatchObject({ status: 'differs', openDifferences: 1, fund: { withdrawnFen: -8007 } });
    expect(await run(s.finance2, '2026-11-21')).toMatchObject({ openDifferences: 1 });
    expect(await wechatOf(s.tree.group.id)).toEqual([]);
    expect(await wechatOf(s.tree.a1.id)).toEqual([['wechat', 7650]]);
    expect((await t.get(BooksVerifier).verify('2026-12-31')).differences).toEqual([]);
  });

  it('a month waits for interest that nobody has confirmed', async () => {
    await paid();
    const { id } = await t.ok(s.finance, bookEntriesApi.enter, { body: { orgId: s.tree.a.id, kind: 'interest', account: 'bank', amountFen: 5, on: DAY, voucher: '回单', note: '' } });
    const check = async () => (await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } })).checks.find(({ code }) => code === 'entries');
    expect(await check()).toMatchObject({ ok: false, detail: '还有 1 笔利息或期初待确认' });
    await t.ok(s.finance2, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } });
    expect(await check()).toMatchObject({ ok: true });
  });

  it('the nightly job works off every day since the first order, and only those', async () => {
    await paid();
    bills([]);
    t.clock.set('2026-11-21T01:59:00.000Z');
    await t.get(PendingDays).run();
    expect((await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } })).days).toMatchObject([{ day: DAY, status: 'waiting' }]);
    t.clock.set('2026-11-23T02:01:00.000Z');
    await t.get(PendingDays).run();
    const { days } = await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } });
    expect(days.map(({ day, status }) => [day, status])).toEqual([['2026-11-22', 'agreed'], ['2026-11-21', 'agreed'], [DAY, 'differs']]);
  });

  it('a day that can’t be done holds up none after it, and the job says which', async () => {
    await paid();
    bills([]);
    const given = pay.tradeBill;
    pay.tradeBill = (day) => (day === DAY ? Promise.reject(new Error('out of order')) : given(day));
    t.clock.set('2026-11-23T03:00:00.000Z');
    await expect(t.get(PendingDays).run()).rejects.toThrow(`${DAY}: out of order`);
    const { days } = await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } });
    expect(days.map(({ day, status }) => [day, status])).toEqual([['2026-11-22', 'agreed'], ['2026-11-21', 'agreed'], [DAY, 'waiting']]);
  });

  it('a payment that is booked while its day is compared makes no difference with the books', async () => {
    const [told, late] = [await paid(), await paid(false)];
    bills([tradeRow(told), tradeRow(late)]);
    threeDaysLater();
    const facts = t.get(PaymentFacts);
    const [ofDay, outside] = [facts.ofDay.bind(facts), AsyncLocalStorage.snapshot()];
    let booking: Promise<void> | undefined;
    facts.ofDay = async (kind, day) => {
      const found = await ofDay(kind, day);
      booking ??= outside(async () => {
        await s.tell(late);
        await s.settle();
      });
      // On SQLite it waits until the comparison has ended.
      if (t.uow.dialect === 'mysql') await booking;
      return found;
    };
    await run();
    await booking;
    expect((await list()).map(({ kind }) => kind)).not.toContain('books_differ');
    await run();
    expect((await list()).filter(({ status }) => status === 'open')).toEqual([]);
  });

  it('a month is closed once everything agrees, and then takes no journal', async () => {
    const lost = await paid(false);
    bills([tradeRow(lost)]);
    tomorrow();
    await run();
    bills([]);
    t.clock.set('2026-12-02T03:00:00.000Z');
    await t.get(PendingDays).run();
    const close = () => t.call(s.finance2, reconciliationApi.close, { params: { month: '2026-11' } });
    expect(await close()).toMatchObject({ status: 409, body: { code: 'dues.month_not_ready', detail: expect.stringContaining('还有 1 处差异待查') } });
    const [found] = await list();
    await step(found.id, 'recheck');
    const ready = await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } });
    expect(ready.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(ready.allowedActions).toEqual(['close']);
    expect(await close()).toMatchObject({ status: 200, body: { closed: true, allowedActions: [] } });
    expect(await close()).toMatchObject({ status: 200 });
  });

  it('the merchant’s figures are for the group’s finance; a committee’s finance sees the differences of its branches', async () => {
    bills([]);
    await paid();
    threeDaysLater();
    await run();
    const [found] = await list();
    expect((await t.ok(s.finance, reconciliationApi.differences, { query: {} })).items.map(({ id }) => id)).toEqual([found.id]);
    for (const caller of [s.finance, s.secretary]) expect((await t.call(caller, reconciliationApi.month, { query: { month: '2026-11' } })).status).toBe(403);
    expect((await t.call(s.finance, reconciliationApi.run, { params: { day: DAY } })).status).toBe(403);
    bills([tradeRow({ ...pay.pay([...pay.orders.keys()][0]), outTradeNo: 'D9', transactionId: '42009', paidAt: new Date(NOW) })]);
    expect((await t.call(s.finance, reconciliationApi.difference, { params: { id: newId() } })).status).toBe(404);
  });
});
