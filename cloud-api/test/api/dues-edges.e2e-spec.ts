import { duesApi, duesPaymentsApi, memberMergesApi, reconciliationApi } from '@xianfeng/shared-types';
import { DuesBills } from '../../src/modules/dues';
import { BillMaker } from '../../src/modules/dues/bill-maker';
import { BillRefresh } from '../../src/modules/dues/bill-refresh';
import { DuesFixingImportRow } from '../../src/modules/dues/dues-fixing.entity';
import { DuesReliefRow } from '../../src/modules/dues/dues-relief.entity';
import { FixingImportPurge } from '../../src/modules/dues/import/fixing-import-purge';
import { Member } from '../../src/modules/members/member.entity';
import { PaymentOrderRow } from '../../src/modules/payments/orders/order.entity';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import { DayRun } from '../../src/modules/reconciliation/days/day-run';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import type { PayRefund } from '../../src/platform/wechat-pay';
import { callerWith } from '../factories/callers';
import { createFixing } from '../factories/dues';
import type { TestApp, TestCaller } from '../harness';
import { callbackOf, type FakeWechatPay } from '../support/fake-wechat-pay';
import { PaymentsScene } from '../support/payments-scene';

/** What changes between a bill, its payment, its refund and the close of the month: no money is lost, doubled or put in a wrong place. */
describe('dues at the edges', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let pay: FakeWechatPay;

  beforeEach(async () => {
    s = await PaymentsScene.start();
    ({ t, pay } = s);
  });
  afterEach(() => t.stop());

  const place = async (member: TestCaller, months = ['2026-11'], extraFen = 0) => (await t.ok(member, duesPaymentsApi.createOrder, { body: { months, extraFen } })).order;
  async function paid(member: TestCaller, months = ['2026-11']) {
    const order = await place(member, months);
    await s.tell(pay.pay(order.number));
    await s.settle();
    return s.order(order.id);
  }
  async function tellRefund(order: PaymentOrderRow, more: Partial<PayRefund> = {}): Promise<PayRefund> {
    const refund: PayRefund = {
      refundId: `503${newId()}`, outRefundNo: `M${newId()}`, outTradeNo: order.number, transactionId: order.transactionId!, state: 'SUCCESS', refundFen: order.amountFen, totalFen: order.amountFen,
      succeededAt: t.clock.now(), receivedBy: '零钱', ...more,
    };
    const { headers, body } = callbackOf({ kind: 'refund', id: `EV-${newId()}`, refund });
    expect((await t.http('post', '/api/wechat/pay/notify').set(headers).send(body)).status).toBe(200);
    await s.settle();
    return refund;
  }
  const open = async (orderId: string) => (await s.exceptions({ orderId })).filter(({ status }) => status === 'open');
  const resolve = (id: string, action: 'accept' | 'book', months?: string[], caller = s.finance) =>
    t.call(caller, duesPaymentsApi.resolveException, { params: { id }, body: { action, reason: '已核实', months, version: 1 } });
  const refundOf = async (order: { id: string }, months: string[]) => t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months, extra: false, reason: '多交一个月' } });

  /** One person with two records, who owes November by both. */
  async function twins(): Promise<[TestCaller, TestCaller]> {
    const both: [TestCaller, TestCaller] = [await s.member(), await s.member(['2026-10', '2026-11'])];
    await t.uow.run(async (tx) => {
      for (const { memberId } of both) await tx.repo(Member).update({ id: memberId }, { name: '曾建国', birthDate: '1980-05-01' });
    });
    return both;
  }
  const merge = (kept: TestCaller, twin: TestCaller) =>
    t.ok(callerWith('committee_officer', s.tree.a), memberMergesApi.merge, { params: { id: kept.memberId }, body: { version: 1, duplicateId: twin.memberId, reason: '身份证号录入有误，重复登记' } });

  it('a month that was taken off while an order was running takes no money: it waits for a person', async () => {
    const member = await s.member();
    const order = await place(member);
    const [bill] = await s.bills(member.memberId);
    await t.ok(s.finance, duesApi.waive, { params: { id: bill.id }, body: { reason: '该月已转出，账单有误' } });
    await s.tell(pay.pay(order.number));
    await s.settle();
    expect(await s.bills(member.memberId)).toMatchObject([{ status: 'waived', paidFen: 0 }]);
    expect(await s.booked(order.id)).toEqual({ wechat: 7650, suspense: -7650 });
    expect(await open(order.id)).toMatchObject([{ kind: 'over_paid', fen: 7650 }]);
  });

  it('a paid month that was freed afterwards is owed no more when its money has gone back', async () => {
    const member = await s.member();
    await createFixing(t, { member: { id: member.memberId }, monthlyFen: 7650 });
    const order = await paid(member);
    const relief: DuesReliefRow = {
      id: newId(), memberId: member.memberId, orgId: s.tree.a1.id, retired: false, kind: 'exempt', monthlyFen: null, fromMonth: '2026-11', toMonth: '2027-01', reason: '重病', status: 'approved',
      studiedBy: null, version: 1, createdAt: t.clock.now(),
    };
    await t.uow.run(async (tx) => {
      await tx.repo(DuesReliefRow).insert(relief);
      await t.get(BillRefresh).of(tx, [{ memberId: member.memberId, fromMonth: '2026-11', toMonth: '2027-01' }]);
    });
    expect(await s.bills(member.memberId)).toMatchObject([{ status: 'paid', paidFen: 7650 }]);
    const [bill] = await s.bills(member.memberId);
    await t.uow.run((tx) => t.get(DuesBills).unsettle(tx, { billId: bill.id, fen: order.amountFen, source: `refund:${newId()}` }));
    expect(await s.bills(member.memberId)).toMatchObject([{ status: 'exempt', dueFen: 0, paidFen: 0 }]);
  });

  it('of a month paid in advance the difference is made up when more is fixed; less changes nothing', async () => {
    const member = await s.member();
    await createFixing(t, { member: { id: member.memberId }, monthlyFen: 7650, fromMonth: '2026-01' });
    await paid(member, ['2026-11', '2026-12']);
    const fix = (baseFen: number) => t.ok(s.finance, duesApi.fix, { params: { id: member.memberId }, body: { kind: 'wage', baseFen, fromMonth: '2026-11', reason: '岗位调整，党委会同意' } });
    await fix(400_000);
    expect(await s.bills(member.memberId)).toMatchObject([{ status: 'paid', dueFen: 7650 }, { status: 'paid', dueFen: 7650 }]);
    await fix(600_000);
    expect(await s.bills(member.memberId)).toMatchObject([{ month: '2026-11', status: 'paid', dueFen: 7650 }, { month: '2026-12', status: 'partial', dueFen: 9000, paidFen: 7650, paidAt: null }]);
    const order = await paid(member, ['2026-12']);
    expect(order.amountFen).toBe(1350);
    expect(await s.bills(member.memberId)).toMatchObject([{ status: 'paid' }, { status: 'paid', paidFen: 9000 }]);
  });

  it('a bill made in advance and left unpaid goes along when its member moves', async () => {
    const member = await s.member();
    await createFixing(t, { member: { id: member.memberId }, monthlyFen: 7650 });
    await place(member, ['2026-11', '2026-12']);
    await t.uow.run((tx) => tx.repo(Member).update({ id: member.memberId }, { orgId: s.tree.a2.id }));
    t.clock.set('2026-12-02T02:00:00.000Z');
    await t.get(BillMaker).make(s.tree.group.path, '2026-12');
    const months = (await s.bills(member.memberId)).map(({ month, orgId }) => [month, orgId]);
    expect(months).toEqual([['2026-11', s.tree.a1.id], ['2026-12', s.tree.a2.id]]);
  });

  it('records that become one keep orders payable and refundable', async () => {
    const [kept, twin] = await twins();
    const order = await place(twin, ['2026-10', '2026-11']);
    await merge(kept, twin);
    await s.tell(pay.pay(order.number));
    await s.settle();
    expect(await s.bills(kept.memberId)).toMatchObject([{ month: '2026-10', status: 'paid' }, { month: '2026-11', status: 'paid' }]);
    expect(await s.booked(order.id)).toEqual({ wechat: 15_300, dues_income: -15_300 });
    const refund = await refundOf(order, ['2026-11']);
    await t.ok(s.finance, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', reason: '同意', version: 1 } });
    pay.refundState = 'SUCCESS';
    await t.get(RefundWatch).run();
    expect((await s.bills(kept.memberId)).map(({ status }) => status)).toEqual(['paid', 'unpaid']);
  });

  it('records that become one keep what was paid for either, and when', async () => {
    const [kept, twin] = await twins();
    const [[own], [october, november]] = [await s.bills(kept.memberId), await s.bills(twin.memberId)];
    const pays = (billId: string, at: string) => t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId, fen: 7650, source: 'history', at: new Date(at) }));
    await pays(october.id, '2026-10-12T02:00:00Z');
    await pays(november.id, '2026-11-12T02:00:00Z');
    await s.bill(kept.memberId, '2026-10', 7650);
    await pays(own.id, '2026-11-13T02:00:00Z');
    await merge(kept, twin);
    expect(await s.bills(kept.memberId)).toMatchObject([
      { month: '2026-10', status: 'paid', paidFen: 7650, paidAt: new Date('2026-10-12T02:00:00Z') },
      { month: '2026-11', status: 'paid', paidFen: 15_300, paidAt: new Date('2026-11-13T02:00:00Z') },
    ]);
  });

  it('cash that was registered for a record that went is booked for the one that stays', async () => {
    const [kept, twin] = await twins();
    const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: twin.memberId, months: ['2026-10', '2026-11'], receivedOn: '2026-11-20', note: '现金' } });
    await merge(kept, twin);
    await t.ok(s.committee, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome: 'approve', version: 1 } });
    expect((await s.bills(kept.memberId)).map(({ status }) => status)).toEqual(['paid', 'paid']);
  });

  it('a refund done in the merchant platform is booked once a person has looked', async () => {
    const member = await s.member(['2026-10', '2026-11']);
    const order = await paid(member, ['2026-10', '2026-11']);
    await tellRefund(order, { refundFen: 7650 });
    const [found] = await open(order.id);
    expect(found).toMatchObject({ kind: 'refund_unknown', fen: 7650 });
    expect((await resolve(found.id, 'accept')).status).toBe(200);
    expect(await s.order(order.id)).toMatchObject({ status: 'part_refunded', refundedFen: 7650 });
    expect((await s.bills(member.memberId)).map(({ status }) => status)).toEqual(['paid', 'unpaid']);
    const sums = await t.uow.read((tx) => tx.select<{ fen: number | string }>("SELECT SUM(debitFen) - SUM(creditFen) AS fen FROM dues_balance WHERE account = 'wechat'"));
    expect(Number(sums[0].fen)).toBe(7650);
  });

  it('a refund that had been given up and came through after all goes to a person and is booked', async () => {
    const member = await s.member();
    const order = await paid(member);
    const refund = await refundOf(order, ['2026-11']);
    await t.ok(s.finance, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', reason: '同意', version: 1 } });
    pay.refusals.push({ call: 'refund', code: 'NOTENOUGH' });
    await t.get(RefundWatch).run();
    expect((await s.order(order.id)).status).toBe('paid');
    await tellRefund(order, { outRefundNo: refund.number });
    const [found] = (await open(order.id)).filter(({ kind }) => kind === 'refund_unknown');
    expect((await resolve(found.id, 'accept')).status).toBe(200);
    expect(await s.order(order.id)).toMatchObject({ status: 'refunded', refundedFen: 7650 });
    expect(await s.booked(order.id, refund.id)).toEqual({});
  });

  it('money that was asked back is not given back once it has been put to other months', async () => {
    const member = await s.member(['2026-10', '2026-11']);
    const order = await place(member, ['2026-10']);
    const [october] = await s.bills(member.memberId);
    await t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: october.id, fen: 7650, source: 'history', at: t.clock.now() }));
    await s.tell(pay.pay(order.number));
    await s.settle();
    const refund = await refundOf(order, ['2026-10']);
    const [over] = await open(order.id);
    expect((await resolve(over.id, 'book', ['2026-11'])).status).toBe(200);
    const decided = await t.call(s.finance, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', reason: '同意', version: 1 } });
    expect([decided.status, (await s.order(order.id)).status]).toEqual([409, 'paid']);
  });

  it('a large extra that goes back is not passed up; one that was passed up does not go back', async () => {
    const member = await s.member([]);
    const give = async () => {
      const order = await place(member, [], 100_000);
      await s.tell(pay.pay(order.number));
      await s.settle();
      return s.order(order.id);
    };
    const extras = async () => (await t.ok(s.finance, duesApi.extras, { query: {} })).items.map(({ fen, status }) => [fen, status]);
    const [first, second] = [await give(), await give()];
    await tellRefund(first);
    const [found] = await open(first.id);
    expect((await resolve(found.id, 'accept')).status).toBe(200);
    expect(await extras()).toEqual([[100_000, 'received'], [0, 'ordinary']]);
    const [{ id }] = (await t.ok(s.finance, duesApi.extras, { query: {} })).items;
    await t.ok(s.finance, duesApi.reportExtra, { params: { id }, body: { profile: '入党三十年的退休教师，自愿多交', passedTo: '集团党委组织部', on: '2026-11-20', version: 1 } });
    const asked = await t.call(s.secretary, duesPaymentsApi.requestRefund, { params: { id: second.id }, body: { months: [], extra: true, reason: '误操作' } });
    expect(asked.status).toBe(409);
  });

  it('books and reports know an extra as large by the same day’s rule', async () => {
    await t.uow.run((tx) => tx.repo(RuleValue).insert({
      id: newId(), code: 'dues.large_from', value: '50000', unit: '分', doc: '党委会决定', article: '', effectiveFrom: '2026-11-10', effectiveTo: null, orgPath: s.tree.a1.path,
    }));
    const order = await place(await s.member([]), [], 60_000);
    await s.tell(pay.pay(order.number));
    await s.settle();
    expect(await s.booked(order.id)).toEqual({ wechat: 60_000, large_dues_payable: -60_000 });
    expect((await t.ok(s.finance, duesApi.extras, { query: {} })).items).toMatchObject([{ fen: 60_000, status: 'received' }]);
    await tellRefund(await s.order(order.id));
    expect((await resolve((await open(order.id))[0].id, 'accept')).status).toBe(200);
    expect(await t.uow.read((tx) => tx.select("SELECT orgId FROM dues_balance WHERE account = 'large_dues_payable' GROUP BY orgId HAVING SUM(debitFen) <> SUM(creditFen)"))).toEqual([]);
  });

  it('a voluntary extra is given by the member, or with the branch’s consent: in WeChat and in cash', async () => {
    const [member, stranger, other] = [await s.member([]), await s.member([]), await s.member([])];
    const order = (consentId?: string) => t.call(stranger, duesPaymentsApi.createOrder, { body: { memberId: member.memberId, consentId, months: [], extraFen: 1000 } });
    const cash = (consentId?: string) =>
      t.call(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, consentId, months: [], extraFen: 1000, receivedOn: '2026-11-20', note: '现金' } });
    const [ofOther, own] = [await s.consent(other.memberId, { memberId: stranger.memberId, name: '代交人' }), await s.consent(member.memberId, { memberId: stranger.memberId, name: '代交人' })];
    for (const refused of [await order(), await order(ofOther), await cash(ofOther)]) expect(refused).toMatchObject({ status: 403, body: { code: 'dues.payer' } });
    expect([(await order(own)).status, (await cash(own)).status, (await cash()).status]).toEqual([200, 200, 200]);
  });

  it('who paid for another decides neither on his cash nor on his exception', async () => {
    const member = await s.member();
    const consentId = await s.consent(member.memberId, { memberId: s.finance.memberId, name: '王会计' });
    const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, consentId, months: ['2026-11'], receivedOn: '2026-11-20', note: '现金' } });
    const decided = await t.call(s.finance, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome: 'approve', version: 1 } });
    expect(decided).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
  });

  it('nobody fixes or takes off what he owes himself', async () => {
    const billId = await s.bill(s.finance.memberId, '2026-11', 7650);
    const fixed = await t.call(s.finance, duesApi.fix, { params: { id: s.finance.memberId }, body: { kind: 'student', fromMonth: '2026-01' } });
    const waived = await t.call(s.finance, duesApi.waive, { params: { id: billId }, body: { reason: '账单有误' } });
    expect([fixed.status, waived.status]).toEqual([403, 403]);
    expect((await t.ok(s.finance2, duesApi.waive, { params: { id: billId }, body: { reason: '账单有误' } })).status).toBe('waived');
  });

  it('a consent taken back closes what could still be paid by it', async () => {
    const [member, payer] = [await s.member(), await s.member([])];
    const consentId = await s.consent(member.memberId, { memberId: payer.memberId, name: '代交人' });
    const { order } = await t.ok(payer, duesPaymentsApi.createOrder, { body: { memberId: member.memberId, consentId, months: ['2026-11'] } });
    await t.ok(member, duesApi.revokeConsent, { params: { id: consentId }, body: { reason: '改为本人交纳', version: 1 } });
    await t.drainOutbox();
    expect((await s.order(order.id)).status).toBe('closed');
    expect(pay.orders.get(order.number)?.transaction.state).toBe('CLOSED');
  });

  it('lists with bases that nobody committed are thrown away', async () => {
    const row = (createdAt: Date): DuesFixingImportRow => ({
      id: newId(), orgId: s.tree.a.id, year: 2026, fileName: '核定.xlsx', state: 'checked', rows: 1, changes: 1, unchanged: 0, faults: '[]', sealed: 'sealed', createdBy: s.finance.memberId, createdAt,
    });
    const [old, fresh] = [row(new Date(t.clock.now().getTime() - 8 * 86_400_000)), row(t.clock.now())];
    await t.uow.run((tx) => tx.repo(DuesFixingImportRow).insert([old, fresh]));
    await t.get(FixingImportPurge).run();
    expect((await t.uow.read((tx) => tx.repo(DuesFixingImportRow).find())).map(({ id }) => id)).toEqual([fresh.id]);
  });

  it('fees are booked once when a day is compared twice at the same moment', async () => {
    const order = await paid(await s.member());
    pay.tradeBill = async () => ({ kind: 'rows', sha1: 'a'.repeat(40), rows: [{
      at: order.paidAt!, transactionId: order.transactionId!, outTradeNo: order.number, openid: 'x', state: 'SUCCESS', orderFen: 7650, settledFen: 7650, refundId: null, outRefundNo: null,
      refundFen: 0, refundState: null, feeFen: 46, feeRate: '0.60%',
    }] });
    t.clock.set('2026-11-22T03:00:00.000Z');
    const runs = t.get(DayRun);
    const day = '2026-11-20';
    await Promise.all([runs.run(day), runs.run(day), runs.run(day)]);
    expect(await s.booked(day)).toEqual({ fees: 46, wechat: -46 });
  });

  it('a month is not closed past an earlier one with open days', async () => {
    t.clock.set('2026-10-30T02:00:00.000Z');
    await paid(await s.member(['2026-10']), ['2026-10']);
    t.clock.set('2026-12-03T03:00:00.000Z');
    const month = await t.ok(s.finance2, reconciliationApi.month, { query: { month: '2026-11' } });
    expect(month.checks.find(({ code }) => code === 'days')).toMatchObject({ ok: false, detail: '还有 32 天没有对账' });
  });

  it('a day with money is not taken for an empty one, and one that is too new is not asked for', async () => {
    await paid(await s.member());
    const run = (day: string) => t.call(s.finance2, reconciliationApi.run, { params: { day } });
    expect((await run('2026-11-20')).status).toBe(422);
    t.clock.set('2026-11-21T03:00:00.000Z');
    expect((await run('2026-11-20')).body).toMatchObject({ status: 'waiting', bill: null });
    t.clock.set('2026-11-23T03:00:00.000Z');
    expect((await run('2026-11-20')).body).toMatchObject({ status: 'differs', openDifferences: 1 });
  });
});
