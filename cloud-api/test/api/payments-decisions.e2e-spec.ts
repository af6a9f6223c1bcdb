import { cashDepositsApi, duesPaymentsApi } from '@xianfeng/shared-types';
import { BooksVerifier } from '../../src/modules/books';
import { NoticeSweep } from '../../src/modules/payments/callbacks/notice-sweep';
import { PaymentNoticeRow } from '../../src/modules/payments/callbacks/notice.entity';
import { PaymentExceptionRow } from '../../src/modules/payments/exceptions/exception.entity';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import { newId } from '../../src/platform/ids';
import type { PayTransaction } from '../../src/platform/wechat-pay';
import type { TestApp, TestCaller } from '../harness';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import type { FakeWechatPay } from '../support/fake-wechat-pay';
import { PaymentsScene } from '../support/payments-scene';

/** What persons decide about money: held in suspense, given back in cash, decided twice; and what is forgotten in time. */
describe('decisions about payments', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let pay: FakeWechatPay;
  /** Finance of the whole group, whose organisation holds what nobody knows. */
  let top: TestCaller;
  let top2: TestCaller;

  beforeAll(async () => {
    s = await PaymentsScene.start();
    ({ t, pay } = s);
    const finance = async (name: string) => callerAt(s.tree.a1, 'finance_officer', (await createMember(t, { orgId: s.tree.a1.id, name })).id, s.tree.group);
    [top, top2] = [await finance('周会计'), await finance('吴出纳')];
  });
  afterAll(() => t.stop());
  afterEach(async () => {
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
  });

  const place = async (member: TestCaller, months = ['2026-11']) => (await t.ok(member, duesPaymentsApi.createOrder, { body: { months } })).order;
  const resolve = (id: string, body: object, by = top) => t.call(by, duesPaymentsApi.resolveException, { params: { id }, body: { reason: '经核对', version: 1, ...body } as never });
  const open = (transactionId: string) => t.uow.read((tx) => tx.repo(PaymentExceptionRow).findBy({ transactionId, status: 'open' }));
  const decide = (id: string, outcome: 'approve' | 'reject', by: TestCaller, version = 1) =>
    t.call(by, duesPaymentsApi.decideRefund, { params: { id }, body: { outcome, reason: '不退', version } });
  const refundOf = async (orderId: string) => (await t.ok(top2, duesPaymentsApi.refunds, { query: { limit: 100 } })).items.find(({ order }) => order.id === orderId)!;

  /** Money told for an order that this system does not know, of a WeChat account that it may know. */
  async function unknown(openid: string, amountFen = 7650): Promise<PayTransaction> {
    const number = `DUNKNOWN${newId().slice(-12)}`;
    await pay.createOrder({ outTradeNo: number, description: '党费', amountFen, openid, expiresAt: t.clock.now(), attach: '' });
    const paid = pay.pay(number, { transactionId: `4299${newId().slice(-16)}` });
    await s.tell(paid);
    await s.settle();
    return paid;
  }

  /** Two transactions of one order. */
  async function paidTwice(): Promise<{ member: TestCaller; first: string; second: PayTransaction }> {
    const member = await s.member(['2026-11', '2026-12']);
    const order = await place(member);
    await s.tell(pay.pay(order.number));
    await s.settle();
    const second = pay.pay(order.number, { transactionId: `4288${newId().slice(-16)}` });
    await s.tell(second);
    await s.settle();
    return { member, first: order.id, second };
  }

  /** Booked into suspense; the order that carries it and what is left to decide. */
  async function hold(transaction: PayTransaction): Promise<{ orderId: string; heldId: string }> {
    const [told] = await open(transaction.transactionId!);
    expect((await resolve(told.id, { action: 'hold' })).body).toMatchObject({ status: 'resolved', resolution: { action: 'hold' } });
    const [held] = await open(transaction.transactionId!);
    expect(held).toMatchObject({ kind: 'held', fen: transaction.amountFen });
    return { orderId: held.orderId!, heldId: held.id };
  }

  describe('money for an order that nobody knows', () => {
    it('is held by the top organisation and known by its numbers; told again it is the same', async () => {
      const paid = await unknown('openid-of-nobody');
      const { orderId, heldId } = await hold(paid);
      expect(await s.booked(orderId)).toEqual({ wechat: 7650, suspense: -7650 });
      expect(await t.ok(top, duesPaymentsApi.order, { params: { id: orderId } })).toMatchObject({
        number: paid.outTradeNo, transactionId: paid.transactionId, member: null, org: { id: s.tree.group.id }, items: [{ month: null, fen: 7650, heldFen: 7650 }],
      });
      await s.tell(paid);
      await s.settle();
      expect(await s.booked(orderId)).toEqual({ wechat: 7650, suspense: -7650 });
      expect((await open(paid.transactionId!)).map(({ id }) => id)).toEqual([heldId]);
      expect(await t.ok(top, duesPaymentsApi.exception, { params: { id: heldId } })).toMatchObject({ allowedActions: ['book', 'extra', 'refund'], memberName: null });
      expect((await t.call(s.finance, duesPaymentsApi.exception, { params: { id: heldId } })).status).toBe(404);
    });

    it('pays the open bills of the member whose it was, in the books of his branch, with a receipt', async () => {
      const member = await s.member(['2026-10', '2026-11']);
      const paid = await unknown('openid-of-a-stranger', 15_300);
      const { orderId, heldId } = await hold(paid);
      expect((await resolve(heldId, { action: 'book', months: ['2026-10', '2026-11'] })).status).toBe(422);
      expect((await resolve(heldId, { action: 'book', months: ['2026-10'], memberId: member.memberId })).status).toBe(422);
      expect((await resolve(heldId, { action: 'book', months: ['2026-10', '2026-11'], memberId: member.memberId })).status).toBe(200);
      expect(await s.booked(orderId, heldId)).toEqual({ wechat: 15_300, dues_income: -15_300 });
      const sql = "SELECT l.account, SUM(l.debitFen - l.creditFen) AS fen FROM dues_line l JOIN dues_journal j ON j.id = l.journalId WHERE j.sourceId IN (?, ?) AND l.orgId = ? GROUP BY l.account";
      const of = async (orgId: string) => Object.fromEntries((await t.uow.read((tx) => tx.select<{ account: string; fen: number }>(sql, [orderId, heldId, orgId]))).map((r) => [r.account, Number(r.fen)]));
      expect(await of(s.tree.group.id)).toEqual({ wechat: 0, suspense: 0 });
      expect(await of(s.tree.a1.id)).toEqual({ wechat: 15_300, suspense: 0, dues_income: -15_300 });
      expect((await s.bills(member.memberId)).map(({ status }) => status)).toEqual(['paid', 'paid']);
      const [receipt] = (await t.ok(member, duesPaymentsApi.myReceipts, { query: {} })).items;
      expect(receipt).toMatchObject({ months: ['2026-10', '2026-11'], amountFen: 15_300, payerName: receipt.memberName });
      expect(await t.ok(member, duesPaymentsApi.order, { params: { id: orderId } })).toMatchObject({ status: 'paid', member: { id: member.memberId } });
    });

    it('from the WeChat of another member: only with the consent of his branch, or back', async () => {
      const [owes, payer] = [await s.member(), await s.member([])];
      const { orderId, heldId } = await hold(await unknown(`openid-${payer.memberId}`));
      expect(await resolve(heldId, { action: 'book', months: ['2026-11'], memberId: owes.memberId })).toMatchObject({ status: 403, body: { code: 'dues.payer' } });
      expect((await t.ok(payer, duesPaymentsApi.order, { params: { id: orderId } })).payer).toMatchObject({ kind: 'member' });
      expect((await resolve(heldId, { action: 'extra', memberId: payer.memberId })).status).toBe(200);
      expect(await s.booked(orderId, heldId)).toEqual({ wechat: 7650, extra_income: -7650 });
    });

    it('goes back by its transaction, which a second person approves', async () => {
      const paid = await unknown('openid-of-nobody');
      const { orderId, heldId } = await hold(paid);
      expect((await resolve(heldId, { action: 'refund' })).status).toBe(200);
      const refund = await refundOf(orderId);
      expect(refund).toMatchObject({ fen: 7650, heldFen: 7650, extraFen: 0, member: null, allowedActions: ['approve', 'reject'] });
      expect((await decide(refund.id, 'approve', top)).status).toBe(403);
      pay.refundState = 'SUCCESS';
      expect((await decide(refund.id, 'approve', top2)).status).toBe(200);
      await t.get(RefundWatch).run();
      pay.refundState = 'PROCESSING';
      expect(pay.refunds.get(refund.number)).toMatchObject({ transactionId: paid.transactionId, refundFen: 7650 });
      expect(await s.booked(orderId, refund.id)).toEqual({});
      expect((await s.order(orderId)).status).toBe('refunded');
    });

    it('that was not given back after all is still somebody’s to decide', async () => {
      const paid = await unknown('openid-of-nobody');
      const { orderId, heldId } = await hold(paid);
      await resolve(heldId, { action: 'refund' });
      expect((await decide((await refundOf(orderId)).id, 'reject', top2)).status).toBe(200);
      const [again] = await open(paid.transactionId!);
      expect(again).toMatchObject({ kind: 'held', orderId, fen: 7650 });
      await resolve(again.id, { action: 'refund' });
      const second = (await t.ok(top2, duesPaymentsApi.refunds, { query: { status: 'requested', limit: 100 } })).items.find(({ order }) => order.id === orderId)!;
      await t.ok(top, duesPaymentsApi.withdrawRefund, { params: { id: second.id }, body: { version: 1 } });
      expect(await open(paid.transactionId!)).toMatchObject([{ kind: 'held' }]);
    });
  });

  describe('a second payment of one order', () => {
    it('is held beside the first one, by the same branch, and pays another month', async () => {
      const { member, first, second } = await paidTwice();
      const [told] = await s.exceptions({ transactionId: second.transactionId! });
      expect((await t.call(s.finance, duesPaymentsApi.exception, { params: { id: told.id } })).body).toMatchObject({ kind: 'paid_twice', allowedActions: ['hold', 'noted'] });
      const { orderId, heldId } = await hold(second);
      expect(orderId).not.toBe(first);
      expect(await s.booked(orderId)).toEqual({ wechat: 7650, suspense: -7650 });
      expect((await t.ok(s.finance, duesPaymentsApi.order, { params: { id: orderId } })).org.id).toBe(s.tree.a1.id);
      expect((await resolve(heldId, { action: 'book', months: ['2026-12'] }, s.finance)).status).toBe(200);
      expect((await s.bills(member.memberId)).map(({ status }) => status)).toEqual(['paid', 'paid']);
      expect(await s.booked(first, orderId, heldId)).toEqual({ wechat: 15_300, dues_income: -15_300 });
    });

    it('goes back, and the first stays', async () => {
      const { member, first, second } = await paidTwice();
      const { orderId, heldId } = await hold(second);
      await resolve(heldId, { action: 'refund' });
      const refund = await refundOf(orderId);
      pay.refundState = 'SUCCESS';
      expect((await decide(refund.id, 'approve', top2)).status).toBe(200);
      await t.get(RefundWatch).run();
      pay.refundState = 'PROCESSING';
      expect(pay.refunds.get(refund.number)).toMatchObject({ transactionId: second.transactionId });
      expect((await s.order(first)).status).toBe('paid');
      expect((await s.bills(member.memberId))[0]).toMatchObject({ paidFen: 7650 });
      expect(await s.booked(first, orderId, refund.id)).toEqual({ wechat: 7650, dues_income: -7650 });
    });

    it('is held once, also when two persons press at the same moment', async () => {
      const { second } = await paidTwice();
      const [told] = await open(second.transactionId!);
      const answers = await Promise.all([top, top2, s.finance].map((by) => resolve(told.id, { action: 'hold' }, by)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await open(second.transactionId!)).toMatchObject([{ kind: 'held' }]);
    });
  });

  it.each([['another payer', { openid: 'somebody-else' }, 7650], ['another amount', { amountFen: 5000 }, 5000]])('%s may be held too: the months stay open', async (_, wrong, fen) => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number, wrong);
    await t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } });
    const { orderId, heldId } = await hold({ ...paid, amountFen: fen });
    expect(orderId).toBe(order.id);
    expect(await s.booked(orderId)).toEqual({ wechat: fen, suspense: -fen });
    expect((await s.bills(member.memberId))[0].status).toBe('unpaid');
    expect((await resolve(heldId, { action: 'book', months: ['2026-11'] })).status).toBe(200);
    expect((await s.bills(member.memberId))[0].paidFen).toBe(fen);
    expect(await s.booked(orderId, heldId)).toEqual({ wechat: fen, dues_income: -fen });
  });

  it('money in suspense that went back by another way can be noted, and not before', async () => {
    const { first, second } = await paidTwice();
    const { orderId, heldId } = await hold(second);
    expect((await resolve(heldId, { action: 'noted' })).status).toBe(422);
    const asked = await t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id: orderId }, body: { months: [], extra: true, reason: '两次到账' } });
    pay.refundState = 'SUCCESS';
    await decide(asked.id, 'approve', top);
    await t.get(RefundWatch).run();
    pay.refundState = 'PROCESSING';
    expect(await t.ok(top, duesPaymentsApi.exception, { params: { id: heldId } })).toMatchObject({ allowedActions: ['noted'] });
    expect((await resolve(heldId, { action: 'noted' })).status).toBe(200);
    expect(await s.booked(first, orderId, asked.id)).toEqual({ wechat: 7650, dues_income: -7650 });
  });

  describe('cash that goes back', () => {
    async function confirmed(months = ['2026-11'], extraFen = 0): Promise<{ member: TestCaller; id: string; receiptId: string }> {
      const member = await s.member(months);
      const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months, extraFen, receivedOn: '2026-11-20', note: '收据 7 号' } });
      const { receiptId } = await t.ok(s.committee, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome: 'approve', version: 1 } });
      return { member, id: cash.id, receiptId: receiptId! };
    }
    const ask = (id: string, by = s.secretary, version = 2) => t.call(by, duesPaymentsApi.requestCashReturn, { params: { id }, body: { reason: '重复交纳', version } });
    const answer = (id: string, outcome: 'approve' | 'reject', by: TestCaller, version = 3) =>
      t.call(by, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome, reason: '没有重复', version } });

    it('asked for by one, counted out by another: bills open again, the books are turned, the receipt says so', async () => {
      const { member, id, receiptId } = await confirmed(['2026-10', '2026-11'], 500);
      expect((await ask(id)).body).toMatchObject({ status: 'returning', giveBack: { reason: '重复交纳', requestedBy: '张书记', decidedBy: null }, allowedActions: ['withdraw'] });
      expect(await s.booked(id)).toEqual({ cash: 15_800, dues_income: -15_300, extra_income: -500 });
      expect(await answer(id, 'approve', s.secretary)).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
      expect(await answer(id, 'approve', { ...s.finance, memberId: member.memberId })).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
      expect((await answer(id, 'approve', s.finance)).body).toMatchObject({ status: 'returned', giveBack: { decidedBy: '王会计', refusal: null }, allowedActions: [] });
      expect(await s.booked(id)).toEqual({});
      expect((await s.bills(member.memberId)).map(({ paidFen, status, paidAt }) => [paidFen, status, paidAt])).toEqual([[0, 'unpaid', null], [0, 'unpaid', null]]);
      expect(await t.ok(member, duesPaymentsApi.receipt, { params: { id: receiptId } })).toMatchObject({ amountFen: 15_800, refundedFen: 15_800 });
      expect((await answer(id, 'approve', s.finance2)).status).toBe(409);
      expect((await ask(id, s.secretary, 4)).status).toBe(409);
      // The months are owed again and may be paid again.
      const order = await place(member, ['2026-10', '2026-11']);
      expect(order.amountFen).toBe(15_300);
    });

    it('is refused with a reason, or taken back by who asked, and can be asked for again', async () => {
      const { id } = await confirmed();
      await ask(id);
      expect((await t.call(s.finance, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome: 'reject', version: 3 } })).status).toBe(422);
      expect((await answer(id, 'reject', s.committee)).body).toMatchObject({ status: 'confirmed', giveBack: { refusal: '没有重复' }, allowedActions: [] });
      expect((await ask(id, s.secretary, 4)).body).toMatchObject({ status: 'returning', giveBack: { refusal: null, decidedBy: null } });
      expect(await t.ok(s.secretary, duesPaymentsApi.withdrawCash, { params: { id }, body: { version: 5 } })).toMatchObject({ status: 'confirmed', giveBack: null });
      expect(await s.booked(id)).toEqual({ cash: 7650, dues_income: -7650 });
    });

    it('that was never confirmed, or is no longer on hand, is not given back', async () => {
      const member = await s.member();
      const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months: ['2026-11'], receivedOn: '2026-11-20', note: '' } });
      expect((await ask(cash.id, s.secretary, 1)).status).toBe(409);
      const { id } = await confirmed();
      await ask(id);
      const [held] = await t.uow.read((tx) => tx.select<{ fen: number | string }>("SELECT SUM(debitFen - creditFen) AS fen FROM dues_balance WHERE orgId = ? AND account = 'cash'", [s.tree.a1.id]));
      const deposit = await t.ok(s.secretary, cashDepositsApi.create, { body: { orgId: s.tree.a1.id, amountFen: Number(held.fen), note: '' } });
      await t.ok(s.finance, cashDepositsApi.confirm, { params: { id: deposit.id }, body: { depositedOn: '2026-11-20', slip: 'B1', version: 1 } });
      expect(await answer(id, 'approve', s.finance)).toMatchObject({ status: 409, body: { code: 'conflict.state' } });
      expect(await s.booked(id)).toEqual({ cash: 7650, dues_income: -7650 });
    });
  });

  describe('the same decision again by the same person, whose answer was lost', () => {
    it('about a refund stands; another person hears that it was changed', async () => {
      const member = await s.member();
      const order = await place(member);
      pay.pay(order.number);
      await t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } });
      const asked = () => t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-11'], extra: false, reason: '重复交纳' } });
      const first = await asked();
      expect((await decide(first.id, 'reject', s.finance)).status).toBe(200);
      expect(await decide(first.id, 'reject', s.finance)).toMatchObject({ status: 200, body: { status: 'rejected', version: 2 } });
      expect((await decide(first.id, 'approve', s.finance)).status).toBe(409);
      expect((await decide(first.id, 'reject', s.finance2)).status).toBe(409);
      const second = await asked();
      expect((await decide(second.id, 'approve', s.finance)).status).toBe(200);
      await t.get(RefundWatch).run();
      expect(await decide(second.id, 'approve', s.finance)).toMatchObject({ status: 200, body: { status: 'processing' } });
      expect((await decide(second.id, 'approve', s.finance2)).status).toBe(409);
      expect(pay.calls.filter(([call, number]) => call === 'refund' && number === second.number)).toHaveLength(1);
    });

    it('about cash stands, and counts once', async () => {
      const member = await s.member();
      const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months: ['2026-11'], receivedOn: '2026-11-20', note: '' } });
      const yes = (by: TestCaller, outcome: 'approve' | 'reject' = 'approve') => t.call(by, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome, reason: '未收到', version: 1 } });
      expect([(await yes(s.committee)).status, (await yes(s.committee)).status, (await yes(s.committee, 'reject')).status, (await yes(s.finance)).status]).toEqual([200, 200, 409, 409]);
      expect(await s.booked(cash.id)).toEqual({ cash: 7650, dues_income: -7650 });
      await t.ok(s.secretary, duesPaymentsApi.requestCashReturn, { params: { id: cash.id }, body: { reason: '重复交纳', version: 2 } });
      const back = (by: TestCaller) => t.call(by, duesPaymentsApi.decideCashReturn, { params: { id: cash.id }, body: { outcome: 'approve', version: 3 } });
      expect([(await back(s.finance)).status, (await back(s.finance)).status, (await back(s.committee)).status]).toEqual([200, 200, 409]);
      expect(await s.booked(cash.id)).toEqual({});
    });

    it('about an exception stands', async () => {
      const paid = await unknown('openid-of-nobody');
      const [told] = await open(paid.transactionId!);
      expect([(await resolve(told.id, { action: 'hold' })).status, (await resolve(told.id, { action: 'hold' })).status]).toEqual([200, 200]);
      expect((await resolve(told.id, { action: 'hold' }, top2)).status).toBe(409);
      expect(await open(paid.transactionId!)).toHaveLength(1);
    });
  });

  it('a month that cash paid while its order was open: what WeChat then takes waits in suspense', async () => {
    const member = await s.member();
    const order = await place(member);
    const cash = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months: ['2026-11'], receivedOn: '2026-11-20', note: '' } });
    await t.ok(s.committee, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome: 'approve', version: 1 } });
    await s.tell(pay.pay(order.number));
    await s.settle();
    expect(await s.booked(order.id)).toEqual({ wechat: 7650, suspense: -7650 });
    expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind: 'over_paid', fen: 7650, status: 'open' }]);
    expect((await s.bills(member.memberId))[0].paidFen).toBe(7650);
  });

  it('callbacks that were dealt with are kept for a year; those that wait stay', async () => {
    const member = await s.member();
    const order = await place(member);
    await s.tell(pay.pay(order.number));
    await s.settle();
    const kept = await t.uow.read((tx) => tx.repo(PaymentNoticeRow).findOneByOrFail({ number: order.number }));
    const { id: _, ...copy } = kept;
    await t.uow.run((tx) => tx.repo(PaymentNoticeRow).insert({ ...copy, id: newId(), noticeId: `EV-${newId()}`, status: 'received', handledAt: null }));
    const days = async (n: number) => {
      t.clock.set(new Date(kept.handledAt!.getTime() + n * 86_400_000));
      await t.get(NoticeSweep).run();
      return (await s.notices(order.number)).map(({ status }) => status).sort();
    };
    expect(await days(364)).toEqual(['handled', 'received']);
    expect(await days(366)).toEqual(['received']);
    t.clock.set('2026-11-20T02:00:00.000Z');
  });
});
