import { createHash } from 'node:crypto';
import { duesPaymentsApi, homeApi, notificationsApi } from '@xianfeng/shared-types';
import { MonthReminders } from '../../src/modules/payments/reminders/month-reminders';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import { PaymentStepRow } from '../../src/modules/payments/payment-step.entity';
import { newId } from '../../src/platform/ids';
import { LoginApi } from '../../src/platform/wechat';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import type { TestApp, TestCaller } from '../harness';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { createRole } from '../factories/roles';
import { callbackOf, type FakeWechatPay } from '../support/fake-wechat-pay';
import { plansOf } from '../support/plans';
import { PaymentsScene } from '../support/payments-scene';

describe('payments', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let pay: FakeWechatPay;

  beforeAll(async () => {
    const login = { code2session: (code: string) => Promise.resolve({ ok: true, openid: `openid-of-${code}`, unionid: null, sessionKey: 'k' }) };
    s = await PaymentsScene.start({ override: (builder) => builder.overrideProvider(LoginApi).useValue(login) });
    ({ t, pay } = s);
  });
  afterAll(() => t.stop());

  const place = async (member: TestCaller, months = ['2026-11'], extraFen = 0) => (await t.ok(member, duesPaymentsApi.createOrder, { body: { months, extraFen } })).order;
  const payOrder = async (member: TestCaller, months = ['2026-11'], extraFen = 0) => {
    const order = await place(member, months, extraFen);
    pay.pay(order.number);
    return t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } });
  };
  const inbox = async (caller: TestCaller) => {
    await t.drainOutbox();
    return (await t.ok(caller, notificationsApi.inbox, { query: {} })).items;
  };

  describe('paying', () => {
    it('three months of arrears and an extra, with receipt, message and a step for every transition', async () => {
      const member = await s.member(['2026-09', '2026-10', '2026-11']);
      const placed = await t.ok(member, duesPaymentsApi.createOrder, { body: { months: ['2026-09', '2026-10', '2026-11'], extraFen: 1000 } });
      expect(placed.order).toMatchObject({ status: 'prepared', amountFen: 23950, payer: { kind: 'self' }, allowedActions: ['pay', 'cancel'] });
      expect(placed.order.items.map(({ month, fen }) => [month, fen])).toEqual([['2026-09', 7650], ['2026-10', 7650], ['2026-11', 7650], [null, 1000]]);
      expect(pay.orders.get(placed.order.number)!.order).toMatchObject({ amountFen: 23950, description: '党费（2026年9月至11月）、自愿多交党费', openid: `openid-${member.memberId}` });
      await s.tell(pay.pay(placed.order.number));
      await s.settle();
      const order = await t.ok(member, duesPaymentsApi.order, { params: { id: placed.order.id } });
      expect(order).toMatchObject({ status: 'paid', allowedActions: [] });
      expect(await s.booked(order.id)).toEqual({ wechat: 23950, dues_income: -22950, extra_income: -1000 });
      const receipt = await t.ok(member, duesPaymentsApi.receipt, { params: { id: order.receiptId! } });
      expect(receipt).toMatchObject({ amountFen: 23950, extraFen: 1000, amountWords: '贰佰叁拾玖元伍角整', method: 'wechat', collector: { name: s.tree.a1.name }, transactionId: order.transactionId });
      expect((await inbox(member)).map(({ title }) => title)).toEqual(['党费已交纳']);
      const steps = await t.uow.read((tx) => tx.repo(PaymentStepRow).find({ where: { subjectId: order.id }, order: { id: 'ASC' } }));
      expect(steps.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([[null, 'created'], ['created', 'prepared'], ['prepared', 'paid']]);
    });

    it('an extra of 1,000 yuan is held for the Centre, never income', async () => {
      const order = await payOrder(await s.member([]), [], 100_000);
      expect(await s.booked(order.id)).toEqual({ wechat: 100_000, large_dues_payable: -100_000 });
    });

    it('a month that is left out in between, an unbound WeChat, no merchant: each says what to do', async () => {
      const member = await s.member(['2026-10', '2026-11']);
      expect(await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } })).toMatchObject({ status: 409, body: { code: 'dues.not_owed' } });
      const stranger = callerAt(s.tree.a1, 'member', (await createMember(t, { orgId: s.tree.a1.id })).id);
      expect(await t.call(stranger, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } })).toMatchObject({ status: 409, body: { code: 'payment.no_wechat' } });
      expect((await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['11 月'] } })).status).toBe(422);
      pay.enabled = false;
      expect(await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-10'] } })).toMatchObject({ status: 409, body: { code: 'payment.disabled' } });
      pay.enabled = true;
    });

    it('another member pays with consent, both names stand on the receipt and both see it', async () => {
      const [old, young, other] = [await s.member(), await s.member([]), await s.member([])];
      const body = { memberId: old.memberId, months: ['2026-11'] };
      expect(await t.call(young, duesPaymentsApi.createOrder, { body })).toMatchObject({ status: 403, body: { code: 'dues.payer' } });
      const consentId = await s.consent(old.memberId, { memberId: young.memberId, name: '代交同志' });
      const { order } = await t.ok(young, duesPaymentsApi.createOrder, { body: { ...body, consentId } });
      expect(order.payer.kind).toBe('member');
      pay.pay(order.number);
      const paid = await t.ok(old, duesPaymentsApi.checkOrder, { params: { id: order.id } });
      for (const caller of [old, young, s.secretary]) {
        const receipt = await t.ok(caller, duesPaymentsApi.receipt, { params: { id: paid.receiptId! } });
        expect(receipt.memberName).not.toBe(receipt.payerName);
      }
      for (const caller of [old, young]) expect((await t.ok(caller, duesPaymentsApi.myReceipts, { query: {} })).items).toHaveLength(1);
      expect((await t.call(other, duesPaymentsApi.receipt, { params: { id: paid.receiptId! } })).status).toBe(404);
      expect((await t.call(other, duesPaymentsApi.order, { params: { id: order.id } })).status).toBe(404);
      expect(await inbox(young)).toMatchObject([{ topic: 'dues.result' }]);
    });

    it('a relative pays by the link of a consent, without an account', async () => {
      const old = await s.member(['2026-10', '2026-11']);
      const token = `t-${newId()}`;
      await s.consent(old.memberId, { memberId: null, name: '小明' }, createHash('sha256').update(token).digest('hex'));
      expect((await t.call(null, duesPaymentsApi.linkOrder, { params: { token: 'made-up' }, body: { code: 'c' } })).status).toBe(404);
      const placed = await t.ok(null, duesPaymentsApi.linkOrder, { params: { token }, body: { code: 'son' } });
      expect(Object.keys(placed).sort()).toEqual(['payment', 'status']);
      const [number] = [...pay.orders.entries()].find(([, { order }]) => order.openid === 'openid-of-son')!;
      expect(await t.ok(null, duesPaymentsApi.linkCheck, { params: { token } })).toEqual({ status: 'open', payment: null });
      pay.pay(number);
      expect(await t.ok(null, duesPaymentsApi.linkCheck, { params: { token } })).toEqual({ status: 'paid', payment: null });
      expect(await t.ok(null, duesPaymentsApi.linkOrder, { params: { token }, body: { code: 'son' } })).toEqual({ status: 'paid', payment: null });
      const [receipt] = (await t.ok(old, duesPaymentsApi.myReceipts, { query: {} })).items;
      expect(receipt).toMatchObject({ payerName: '小明', months: ['2026-10', '2026-11'], amountFen: 15300 });
    });

    it('lists orders for the branch, and none of another branch', async () => {
      const [own, foreign] = [await s.member(), await s.member(['2026-11'], 500, s.tree.b1)];
      const order = await payOrder(own);
      const other = await payOrder(foreign);
      const seen = (await t.ok(s.secretary, duesPaymentsApi.orders, { query: { limit: 100 } })).items.map(({ id }) => id);
      expect([seen.includes(order.id), seen.includes(other.id)]).toEqual([true, false]);
      expect((await t.ok(s.secretary, duesPaymentsApi.orders, { query: { number: order.transactionId! } })).items.map(({ id }) => id)).toEqual([order.id]);
      expect((await t.call(s.secretary, duesPaymentsApi.order, { params: { id: other.id } })).status).toBe(404);
      expect((await t.ok(own, duesPaymentsApi.myOrders, { query: {} })).items.map(({ id }) => id)).toEqual([order.id]);
    });
  });

  describe('refunds', () => {
    const ask = (id: string, months: string[], extra = false) => t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id }, body: { months, extra, reason: '重复交纳' } });
    const approve = (id: string, version: number, by = s.finance) => t.call(by, duesPaymentsApi.decideRefund, { params: { id }, body: { outcome: 'approve', version } });
    const tellRefund = async (number: string, state: 'SUCCESS' | 'ABNORMAL' | 'CLOSED') => {
      const { headers, body } = callbackOf({ kind: 'refund', id: `EV-${newId()}`, refund: pay.endRefund(number, state) });
      await t.http('post', '/api/wechat/pay/notify').set(headers).send(body);
      await s.settle();
    };

    it('one month of two: asked for, approved by another person, sent, told, booked back', async () => {
      const member = await s.member(['2026-10', '2026-11']);
      const order = await payOrder(member, ['2026-10', '2026-11']);
      const refund = await ask(order.id, ['2026-11']);
      expect(refund).toMatchObject({ status: 'requested', fen: 7650, months: ['2026-11'], allowedActions: ['withdraw'] });
      expect((await t.call(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-10'], extra: false, reason: '再退' } })).status).toBe(409);
      expect(await approve(refund.id, 1)).toMatchObject({ status: 200, body: { status: 'approved' } });
      await t.get(RefundWatch).run();
      expect(await t.ok(s.secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).toMatchObject({ status: 'processing' });
      await tellRefund(refund.number, 'SUCCESS');
      await tellRefund(refund.number, 'SUCCESS');
      const after = await t.ok(member, duesPaymentsApi.order, { params: { id: order.id } });
      expect(after).toMatchObject({ status: 'part_refunded', refundedFen: 7650 });
      expect((await s.bills(member.memberId)).map(({ paidFen, status }) => [paidFen, status])).toEqual([[7650, 'paid'], [0, 'unpaid']]);
      expect(await s.booked(order.id, refund.id)).toEqual({ wechat: 7650, dues_income: -7650 });
      expect(await t.ok(member, duesPaymentsApi.receipt, { params: { id: order.receiptId! } })).toMatchObject({ amountFen: 15300, refundedFen: 7650 });
      expect((await t.call(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-11'], extra: false, reason: '再退' } })).status).toBe(422);
    });

    it('never by the one who asked, nor by the payer, nor without the right', async () => {
      const member = await s.member();
      const order = await payOrder(member);
      const asked = await t.ok(s.finance, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-11'], extra: false, reason: '重复交纳' } });
      expect(await approve(asked.id, 1)).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
      const payer = { ...s.finance, memberId: member.memberId };
      expect(await approve(asked.id, 1, payer)).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
      expect((await approve(asked.id, 1, s.secretary)).status).toBe(403);
      expect((await approve(asked.id, 7, s.finance2)).status).toBe(409);
      expect((await t.call(s.finance2, duesPaymentsApi.decideRefund, { params: { id: asked.id }, body: { outcome: 'reject', version: 1 } })).status).toBe(422);
      expect(await t.ok(s.finance2, duesPaymentsApi.decideRefund, { params: { id: asked.id }, body: { outcome: 'reject', reason: '查无重复', version: 1 } })).toMatchObject({ status: 'rejected' });
      expect((await s.order(order.id)).status).toBe('paid');
    });

    it('the list reads what happened to all of a page at once', async () => {
      for (let i = 0; i < 2; i++) await ask((await payOrder(await s.member())).id, ['2026-11']);
      let steps: number[] = [];
      const plans = await plansOf(t, 'payment_step', async () => {
        steps = (await t.ok(s.secretary, duesPaymentsApi.refunds, { query: { status: 'requested' } })).items.map(({ history }) => history.length);
      });
      expect([plans.length, steps.slice(0, 2)]).toEqual([1, [1, 1]]);
      expect(plans[0]).toContain('ix_payment_step_subject');
    });

    it('an answer that is lost: asks first, then repeats with the same number', async () => {
      const member = await s.member();
      const order = await payOrder(member);
      const refund = await ask(order.id, ['2026-11']);
      await approve(refund.id, 1);
      pay.refundState = 'SUCCESS';
      pay.lost = [{ call: 'refund', done: true }];
      await t.get(RefundWatch).run();
      expect(await t.ok(s.secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).toMatchObject({ status: 'approved' });
      t.clock.advance(60_000);
      await t.get(RefundWatch).run();
      expect(await t.ok(s.secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).toMatchObject({ status: 'succeeded' });
      expect(pay.calls.filter(([, number]) => number === refund.number).map(([call]) => call)).toEqual(['refund', 'queryRefund']);
      expect((await s.order(order.id)).status).toBe('refunded');
      expect(await s.booked(order.id, refund.id)).toEqual({});
      pay.refundState = 'PROCESSING';
    });

    it.each([['refused', 'failed', 'paid'], ['ABNORMAL', 'abnormal', 'refunding'], ['CLOSED', 'failed', 'paid']] as const)('%s by WeChat goes to a person', async (how, status, orderStatus) => {
      const member = await s.member();
      const order = await payOrder(member);
      const refund = await ask(order.id, ['2026-11']);
      await approve(refund.id, 1);
      if (how === 'refused') pay.refusals = [{ call: 'refund', code: 'NOTENOUGH' }];
      await t.get(RefundWatch).run();
      if (how !== 'refused') await tellRefund(refund.number, how);
      expect(await t.ok(s.secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).toMatchObject({ status });
      expect((await s.order(order.id)).status).toBe(orderStatus);
      expect((await s.bills(member.memberId))[0].paidFen).toBe(7650);
      expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind: 'refund_failed', status: 'open' }]);
    });
  });

  it('a refund that could not reach the payer is asked about once a day, until it was mended at WeChat', async () => {
    const order = await payOrder(await s.member());
    const refund = await t.ok(s.secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: ['2026-11'], extra: false, reason: '重复交纳' } });
    await t.ok(s.finance, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', version: 1 } });
    await t.get(RefundWatch).run();
    pay.endRefund(refund.number, 'ABNORMAL');
    t.clock.advance(6_000);
    await t.get(RefundWatch).run();
    const asked = () => pay.calls.filter(([call, number]) => call === 'queryRefund' && number === refund.number).length;
    const hours = async (most: number) => {
      for (let hour = 0; hour < most; hour++) {
        t.clock.advance(3_600_000);
        await t.get(RefundWatch).run();
      }
    };
    await hours(48);
    expect(asked()).toBe(1 + 2);
    pay.endRefund(refund.number, 'SUCCESS');
    await hours(24);
    expect((await t.ok(s.secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).status).toBe('succeeded');
  });

  describe('cash', () => {
    const register = (memberId: string, by = s.secretary, more: object = {}) =>
      t.call(by, duesPaymentsApi.registerCash, { body: { memberId, months: ['2026-11'], receivedOn: '2026-11-20', note: '收据 12 号', ...more } });
    const decide = (id: string, by: TestCaller, version = 1) => t.call(by, duesPaymentsApi.decideCash, { params: { id }, body: { outcome: 'approve', version } });

    it('is entered once a month: the second entry is told of the one that waits', async () => {
      const member = await s.member(['2026-10', '2026-11']);
      const { body: cash } = await register(member.memberId, s.secretary, { months: ['2026-10'] });
      const again = await register(member.memberId, s.secretary, { months: ['2026-10', '2026-11'] });
      expect(again).toMatchObject({ status: 422, body: { errors: [{ path: 'months', message: '2026年10月的现金已登记，等待第二人确认，不要重复登记' }] } });
      await t.ok(s.secretary, duesPaymentsApi.withdrawCash, { params: { id: cash.id }, body: { version: 1 } });
      expect((await register(member.memberId, s.secretary, { months: ['2026-10', '2026-11'] })).status).toBe(200);
    });

    it('counts once a second person has confirmed it', async () => {
      const member = await s.member();
      const { body: cash } = await register(member.memberId);
      expect(cash).toMatchObject({ status: 'registered', amountFen: 7650, allowedActions: ['withdraw'] });
      expect((await s.bills(member.memberId))[0].paidFen).toBe(0);
      expect(await decide(cash.id, s.secretary)).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
      expect((await t.ok(s.committee, duesPaymentsApi.cash, { query: { status: 'registered', limit: 100 } })).items.find(({ id }) => id === cash.id)?.allowedActions).toEqual(['confirm', 'reject']);
      const confirmed = await decide(cash.id, s.committee);
      expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed', receiptId: expect.any(String) } });
      expect((await decide(cash.id, s.finance)).status).toBe(409);
      expect(await s.booked(cash.id)).toEqual({ cash: 7650, dues_income: -7650 });
      expect(await t.ok(member, duesPaymentsApi.receipt, { params: { id: confirmed.body.receiptId! } })).toMatchObject({ method: 'cash', transactionId: null });
    });

    it('is not taken for a month that was paid meanwhile, nor for the future, nor for others', async () => {
      const member = await s.member();
      const { body: cash } = await register(member.memberId);
      await payOrder(member);
      expect(await decide(cash.id, s.finance)).toMatchObject({ status: 409, body: { code: 'payment.paid' } });
      expect(await s.booked(cash.id)).toEqual({});
      expect(await t.ok(s.secretary, duesPaymentsApi.withdrawCash, { params: { id: cash.id }, body: { version: 1 } })).toMatchObject({ status: 'withdrawn' });
      expect((await register((await s.member()).memberId, s.secretary, { receivedOn: '2026-12-01' })).status).toBe(422);
      const noDay = await register((await s.member()).memberId, s.secretary, { receivedOn: '2026-02-30' });
      expect([noDay.status, JSON.stringify(noDay.body)]).toEqual([422, expect.stringContaining('收款日期不是有效日期')]);
      expect((await register((await s.member(['2026-11'], 500, s.tree.b1)).memberId)).status).toBe(404);
    });
  });

  describe('what a person decides', () => {
    /** A month paid twice: the second payment waits in suspense. */
    async function overPaid(months = ['2026-11', '2026-12']): Promise<{ member: TestCaller; orderId: string; id: string }> {
      const member = await s.member(months);
      const first = await place(member);
      await t.ok(member, duesPaymentsApi.cancelOrder, { params: { id: first.id } });
      await payOrder(member);
      await s.tell(pay.pay(first.number));
      await s.settle();
      return { member, orderId: first.id, id: (await s.exceptions({ orderId: first.id }))[0].id };
    }
    const resolve = (id: string, body: object, by = s.finance) => t.call(by, duesPaymentsApi.resolveException, { params: { id }, body: { reason: '经与本人核对', version: 1, ...body } as never });

    it('is listed for finance in reach, with what may be done', async () => {
      await createRole(t.uow, { memberId: s.finance.memberId, orgId: s.tree.a.id, role: 'finance_officer', reach: 'subtree' });
      const { id } = await overPaid();
      const list = await t.ok(s.finance, duesPaymentsApi.exceptions, { query: { status: 'open', limit: 100 } });
      expect(list.items.find((line) => line.id === id)).toMatchObject({ kind: 'over_paid', fen: 7650 });
      expect(await t.ok(s.finance, duesPaymentsApi.exception, { params: { id } })).toMatchObject({ allowedActions: ['book', 'extra', 'refund'] });
      const elsewhere = callerAt(s.tree.b1, 'finance_officer', newId(), s.tree.b);
      expect((await t.call(elsewhere, duesPaymentsApi.exception, { params: { id } })).status).toBe(404);
      expect((await inbox(s.finance)).filter(({ topic }) => topic === 'dues.todo').map(({ title }) => title)).toContain('待人工处理：多收（所交月份已另行交纳）');
    });

    it('as another month: out of suspense into income, with a receipt', async () => {
      const { member, orderId, id } = await overPaid();
      expect((await resolve(id, { action: 'book', months: ['2026-12'] })).body).toMatchObject({ status: 'resolved', resolution: { action: 'book', by: '王会计' } });
      expect((await s.bills(member.memberId)).map(({ paidFen }) => paidFen)).toEqual([7650, 7650]);
      expect(await s.booked(orderId, id)).toEqual({ wechat: 7650, dues_income: -7650 });
      expect((await t.ok(member, duesPaymentsApi.myReceipts, { query: {} })).items.map(({ months }) => months)).toEqual([['2026-12'], ['2026-11']]);
      expect((await resolve(id, { action: 'book', months: ['2026-12'], version: 2 }, s.finance2)).status).toBe(409);
    });

    it('as a voluntary extra', async () => {
      const { orderId, id } = await overPaid();
      expect((await resolve(id, { action: 'extra' })).status).toBe(200);
      expect(await s.booked(orderId, id)).toEqual({ wechat: 7650, extra_income: -7650 });
    });

    it('as a refund, which a second person approves', async () => {
      const { orderId, id, member } = await overPaid();
      expect((await resolve(id, { action: 'refund' })).status).toBe(200);
      const [refund] = (await t.ok(s.finance2, duesPaymentsApi.refunds, { query: { status: 'requested' } })).items;
      expect(refund).toMatchObject({ order: { id: orderId }, fen: 7650 });
      pay.refundState = 'SUCCESS';
      await t.ok(s.finance2, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', version: 1 } });
      await t.get(RefundWatch).run();
      pay.refundState = 'PROCESSING';
      expect(await s.booked(orderId, refund.id)).toEqual({});
      expect((await s.bills(member.memberId))[0].paidFen).toBe(7650);
    });

    it('a payer who is another one, accepted after a person has looked', async () => {
      const member = await s.member();
      const order = await place(member);
      pay.pay(order.number, { openid: 'somebody-else' });
      await t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } });
      const [{ id }] = await s.exceptions({ orderId: order.id });
      expect((await resolve(id, { action: 'refund' })).status).toBe(422);
      expect(await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'], extraFen: 100 } })).toMatchObject({ status: 409, body: { code: 'payment.paid' } });
      expect((await resolve(id, { action: 'accept' })).body).toMatchObject({ status: 'resolved' });
      expect(await s.booked(order.id)).toEqual({ wechat: 7650, dues_income: -7650 });
    });

    it('more than was asked for, accepted: the rest waits in suspense', async () => {
      const member = await s.member();
      const order = await place(member);
      pay.pay(order.number, { amountFen: 8000 });
      await t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } });
      const [{ id }] = await s.exceptions({ orderId: order.id });
      await resolve(id, { action: 'accept' });
      expect(await s.booked(order.id)).toEqual({ wechat: 8000, dues_income: -7650, suspense: -350 });
      expect((await s.exceptions({ orderId: order.id })).map(({ kind, status }) => [kind, status])).toEqual([['amount_mismatch', 'resolved'], ['over_paid', 'open']]);
    });
  });

  it.each(['payment_cash', 'payment_refund', 'payment_exception'])('what waits in %s is found by its status, however much was ever done', async (table) => {
    const plans = await plansOf(t, table, () => t.ok(s.finance2, homeApi.duesWaiting));
    expect(plans).toHaveLength(1);
    expect(plans[0]).toContain(`ix_${table}_status`);
  });

  describe('receipts and reminders', () => {
    it('prints a PDF and is found by its code, by officers only', async () => {
      const member = await s.member();
      const order = await payOrder(member);
      const pdf = await t.nest.inject({ method: 'GET', url: `/api/dues/receipts/${order.receiptId}/print`, headers: { authorization: `Bearer test.${Buffer.from(JSON.stringify(member)).toString('base64url')}` } });
      expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      const { verificationCode, number } = await t.ok(member, duesPaymentsApi.receipt, { params: { id: order.receiptId! } });
      const code = verificationCode.toLowerCase().replace(/(.{4})/g, '$1 ').trim();
      expect(await t.ok(s.secretary, duesPaymentsApi.verifyReceipt, { params: { code } })).toMatchObject({ number });
      expect((await t.call(s.secretary, duesPaymentsApi.verifyReceipt, { params: { code: 'AAAA' } })).status).toBe(404);
      expect((await t.call(member, duesPaymentsApi.verifyReceipt, { params: { code } })).status).toBe(403);
    });

    it('reminds of all open months in one message, once a month, and nobody who has paid', async () => {
      t.clock.set('2026-11-13T02:00:00Z');
      const [owes, paid] = [await s.member(['2026-10', '2026-11']), await s.member()];
      await payOrder(paid);
      await t.get(MonthReminders).run();
      t.clock.set('2026-11-14T02:00:00Z');
      await t.get(MonthReminders).run();
      const messages = (await inbox(owes)).filter(({ topic }) => topic === 'dues.month');
      expect(messages.map(({ body }) => body)).toEqual(['您有 2 个月的党费待交，共 153.00 元，请于 2026-11-15 前交纳；已通过其他方式交纳的请忽略。']);
      expect((await inbox(paid)).filter(({ topic }) => topic === 'dues.month')).toEqual([]);
    });

    it('a committee that looks further ahead reminds its own members earlier, and nobody else’s', async () => {
      t.clock.set('2026-12-08T02:00:00Z');
      await t.uow.run((tx) => tx.repo(RuleValue).insert({
        id: newId(), code: 'payment.remind_days_before', value: '8', unit: '天', doc: '党委会纪要', article: '', effectiveFrom: '2026-01-01', effectiveTo: null,
        orgPath: s.tree.b.path, reason: null, createdById: null, createdAt: null,
      }));
      const [early, later] = [await s.member(['2026-12'], 7650, s.tree.b1), await s.member(['2026-12'])];
      await t.get(MonthReminders).run();
      const reminded = async (caller: TestCaller) => (await inbox(caller)).some(({ topic }) => topic === 'dues.month');
      expect([await reminded(early), await reminded(later)]).toEqual([true, false]);
    });
  });
});
