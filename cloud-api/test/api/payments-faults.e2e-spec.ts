import { duesPaymentsApi } from '@xianfeng/shared-types';
import { NoticeWorker } from '../../src/modules/payments/callbacks/notice-worker';
import { PaymentExceptionRow } from '../../src/modules/payments/exceptions/exception.entity';
import { OrderPolls } from '../../src/modules/payments/orders/order-polls';
import { PaymentOrderRow } from '../../src/modules/payments/orders/order.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { runWithContext } from '../../src/platform/http';
import { newId } from '../../src/platform/ids';
import type { TestApp, TestCaller } from '../harness';
import { failStatements } from '../support/failing-statements';
import { callbackOf, type FakeWechatPay } from '../support/fake-wechat-pay';
import { PaymentsScene } from '../support/payments-scene';

/** Every way in which a payment can go wrong: money is never lost and never booked twice. */
describe('payments under faults', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let pay: FakeWechatPay;

  beforeAll(async () => {
    s = await PaymentsScene.start();
    ({ t, pay } = s);
  });
  afterAll(() => t.stop());

  const place = async (member: TestCaller, months = ['2026-11'], extraFen = 0) => (await t.ok(member, duesPaymentsApi.createOrder, { body: { months, extraFen } })).order;
  const check = (member: TestCaller, id: string) => t.ok(member, duesPaymentsApi.checkOrder, { params: { id } });

  /** Booked exactly once: bill, books, receipt. */
  async function expectOnce(member: TestCaller, orderId: string, fen = 7650): Promise<void> {
    const order = await s.order(orderId);
    expect(order).toMatchObject({ status: 'paid', amountFen: fen });
    expect((await s.bills(member.memberId)).reduce((sum, bill) => sum + bill.paidFen, 0)).toBe(fen);
    expect(await s.booked(orderId)).toEqual({ wechat: fen, dues_income: -fen });
    expect(await s.receipts(member.memberId)).toHaveLength(1);
  }
  async function expectNothing(member: TestCaller, orderId: string): Promise<void> {
    expect((await s.bills(member.memberId)).every((bill) => bill.paidFen === 0)).toBe(true);
    expect(await s.booked(orderId)).toEqual({});
    expect(await s.receipts(member.memberId)).toEqual([]);
  }

  it('a duplicate callback changes nothing', async () => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number);
    const id = `EV-${newId()}`;
    expect([await s.tell(paid, id), await s.tell(paid, id)]).toEqual([200, 200]);
    await s.settle();
    expect(await s.tell(paid, id)).toBe(200);
    expect(await s.tell(paid)).toBe(200);
    await s.settle();
    await expectOnce(member, order.id);
    expect((await s.notices(order.number)).map(({ status, outcome }) => [status, outcome])).toEqual([['handled', 'booked'], ['handled', 'known']]);
  });

  it('a booking is the system’s act, whichever request set the worker off', async () => {
    const order = await place(await s.member());
    await s.tell(pay.pay(order.number));
    const request = { requestId: 'of another callback', ip: '', userAgent: '', background: false, principal: null };
    await runWithContext(request, () => t.get(NoticeWorker).run());
    const traces = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ objectId: order.id, action: 'payment-order.paid' }));
    expect(traces.map(({ requestId, actorId }) => [requestId, actorId])).toEqual([['', null]]);
  });

  it('concurrent callbacks and checks book once', async () => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number);
    const answers = await Promise.all([...Array.from({ length: 8 }, () => s.tell(paid)), ...Array.from({ length: 4 }, () => check(member, order.id).then(({ status }) => status))]);
    expect(new Set(answers.slice(0, 8))).toEqual(new Set([200]));
    expect(new Set(answers.slice(8))).toEqual(new Set(['paid']));
    await s.settle();
    await expectOnce(member, order.id);
  });

  it('callbacks in another order: the refund is told before the payment', async () => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number);
    const refund = { refundId: '5030', outRefundNo: `X${newId()}`, outTradeNo: order.number, transactionId: paid.transactionId!, state: 'SUCCESS' as const, refundFen: 100, totalFen: 7650, succeededAt: t.clock.now(), receivedBy: null };
    const { headers, body } = callbackOf({ kind: 'refund', id: `EV-${newId()}`, refund });
    expect((await t.http('post', '/api/wechat/pay/notify').set(headers).send(body)).status).toBe(200);
    await s.settle();
    await s.tell(paid);
    await s.settle();
    await expectOnce(member, order.id);
    expect((await s.exceptions({ orderId: order.id })).map(({ kind }) => kind)).toEqual(['refund_unknown']);
  });

  it('an order about which WeChat tells nonsense holds up no other', async () => {
    const members = await Promise.all(Array.from({ length: 9 }, () => s.member()));
    const orders = await Promise.all(members.map((member) => place(member)));
    for (const { number } of orders) pay.pay(number);
    pay.orders.get(orders[0].number)!.transaction.transactionId = null;
    t.clock.advance(10_000);
    await t.get(OrderPolls).run();
    expect(await Promise.all(orders.map(async ({ id }) => (await s.order(id)).status))).toEqual(['prepared', ...Array(8).fill('paid')]);
  });

  it('a late callback books an order that was closed, when its bill is still open', async () => {
    const member = await s.member();
    const order = await place(member);
    await t.ok(member, duesPaymentsApi.cancelOrder, { params: { id: order.id } });
    expect((await s.order(order.id)).status).toBe('closed');
    await s.tell(pay.pay(order.number));
    await s.settle();
    await expectOnce(member, order.id);
  });

  it('a callback for a closed order whose month was paid meanwhile goes to suspense and to a person', async () => {
    const member = await s.member();
    const first = await place(member);
    await t.ok(member, duesPaymentsApi.cancelOrder, { params: { id: first.id } });
    const second = await place(member);
    expect(second.number).not.toBe(first.number);
    await s.tell(pay.pay(second.number));
    await s.settle();
    await s.tell(pay.pay(first.number));
    await s.settle();
    await expectOnce(member, second.id);
    expect(await s.booked(first.id)).toEqual({ wechat: 7650, suspense: -7650 });
    expect(await s.exceptions({ orderId: first.id })).toMatchObject([{ kind: 'over_paid', fen: 7650, status: 'open' }]);
  });

  it('a lost callback is made up for by the poll', async () => {
    const member = await s.member();
    const order = await place(member);
    pay.pay(order.number);
    t.clock.advance(6_000);
    await t.get(OrderPolls).run();
    await expectOnce(member, order.id);
  });

  it('polls go on after 5 s, 30 s, 1 min, 5 min, 30 min and close what nobody paid', async () => {
    const member = await s.member();
    const order = await place(member);
    const waits: number[] = [];
    for (let poll = 0; poll < 4; poll++) {
      const { nextPollAt } = await s.order(order.id);
      waits.push(Math.round((nextPollAt!.getTime() - t.clock.now().getTime()) / 1000));
      t.clock.set(nextPollAt!);
      await t.get(OrderPolls).run();
    }
    expect(waits).toEqual([5, 30, 60, 300]);
    t.clock.set((await s.order(order.id)).expiresAt);
    await t.get(OrderPolls).run();
    const expired = await s.order(order.id);
    expect(expired.status).toBe('expired');
    expect(pay.orders.get(order.number)!.transaction.state).toBe('CLOSED');
    // Asked once more, then never again.
    t.clock.set(expired.nextPollAt!);
    await t.get(OrderPolls).run();
    expect(await s.order(order.id)).toMatchObject({ status: 'expired', nextPollAt: null });
  });

  it('a payment that was on its way while the order was closed is found without its callback', async () => {
    const member = await s.member();
    const order = await place(member);
    await t.ok(member, duesPaymentsApi.cancelOrder, { params: { id: order.id } });
    pay.pay(order.number);
    pay.lost = [{ call: 'queryOrder', done: false }];
    for (let look = 0; look < 2; look++) {
      await expectNothing(member, order.id);
      t.clock.set((await s.order(order.id)).nextPollAt!);
      await t.get(OrderPolls).run();
    }
    await expectOnce(member, order.id);
  });

  it('a callback for a closed order that WeChat, asked, still calls closed is not booked and goes to a person', async () => {
    const member = await s.member();
    const order = await place(member);
    await t.ok(member, duesPaymentsApi.cancelOrder, { params: { id: order.id } });
    const closed = pay.orders.get(order.number)!.transaction;
    const told = pay.pay(order.number);
    pay.orders.get(order.number)!.transaction = closed;
    pay.lost = [{ call: 'queryOrder', done: false }];
    expect(await s.tell(told)).toBe(200);
    await s.settle();
    // No answer is no truth: it stays to be asked again.
    expect(await s.notices(order.number)).toMatchObject([{ status: 'received', attempts: 1 }]);
    t.clock.advance(6_000);
    await s.settle();
    await expectNothing(member, order.id);
    expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind: 'closed_paid', fen: 7650, status: 'open', transactionId: told.transactionId }]);
    // It was paid after all: the next look books it, and nobody has to decide any more.
    pay.pay(order.number);
    t.clock.set((await s.order(order.id)).nextPollAt!);
    await t.get(OrderPolls).run();
    await expectOnce(member, order.id);
    expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind: 'closed_paid', status: 'resolved' }]);
  });

  it('a callback for an order whose close was carried out but never answered is asked about before it is booked', async () => {
    const member = await s.member();
    const order = await place(member);
    pay.lost = [{ call: 'closeOrder', done: true }];
    expect(await t.call(member, duesPaymentsApi.cancelOrder, { params: { id: order.id } })).toMatchObject({ body: { code: 'upstream.wechat' } });
    expect((await s.order(order.id)).status).toBe('prepared');
    const closed = pay.orders.get(order.number)!.transaction;
    const told = pay.pay(order.number);
    pay.orders.get(order.number)!.transaction = closed;
    await s.tell(told);
    await s.settle();
    await expectNothing(member, order.id);
    expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind: 'closed_paid', status: 'open' }]);
    expect((await s.order(order.id)).status).toBe('closed');
  });

  it('a payment that was faster than a close without an answer is booked by its callback', async () => {
    const member = await s.member();
    const order = await place(member);
    pay.lost = [{ call: 'closeOrder', done: false }];
    expect(await t.call(member, duesPaymentsApi.cancelOrder, { params: { id: order.id } })).toMatchObject({ body: { code: 'upstream.wechat' } });
    await s.tell(pay.pay(order.number));
    await s.settle();
    await expectOnce(member, order.id);
  });

  it('an order that expires unpaid here but was paid at WeChat is booked, not closed', async () => {
    const member = await s.member();
    const order = await place(member);
    pay.pay(order.number);
    t.clock.set(new Date((await s.order(order.id)).expiresAt.getTime() + 60_000));
    await t.get(OrderPolls).run();
    await expectOnce(member, order.id);
  });

  it('success in the client with no callback: the check asks WeChat', async () => {
    const member = await s.member();
    const order = await place(member);
    expect((await check(member, order.id)).status).toBe('prepared');
    pay.pay(order.number);
    expect(await check(member, order.id)).toMatchObject({ status: 'paid', receiptId: expect.any(String) });
    await expectOnce(member, order.id);
  });

  it.each([['forged', { 'wechatpay-signature': 'forged' }], ['a probe', { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' }], ['without a signature', {}]])(
    'a callback that is %s is never answered with 200 and keeps nothing',
    async (_, headers) => {
      const member = await s.member();
      const order = await place(member);
      const { body } = callbackOf({ kind: 'transaction', id: `EV-${newId()}`, transaction: pay.pay(order.number) });
      const answer = await t.http('post', '/api/wechat/pay/notify').set({ 'content-type': 'application/json', ...headers }).send(body);
      expect(answer.status).toBe(403);
      await s.settle();
      expect(await s.notices(order.number)).toEqual([]);
      await expectNothing(member, order.id);
    },
  );

  it('a signed callback that nobody understands is answered with 5xx, so that WeChat tells it again', async () => {
    const { headers, body } = callbackOf({ kind: 'other', id: 'EV-odd' });
    expect((await t.http('post', '/api/wechat/pay/notify').set(headers).send(body)).status).toBe(503);
  });

  it.each([
    ['another amount', 'amount_mismatch', { amountFen: 100 }], ['another payer', 'payer_mismatch', { openid: 'somebody-else' }],
    ['another merchant', 'merchant_mismatch', { mchId: '1900000999' }], ['another mini-program', 'merchant_mismatch', { appId: 'wx9999' }],
  ])('a callback with %s is not booked and goes to a person', async (_, kind, wrong) => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number);
    expect(await s.tell({ ...paid, ...wrong })).toBe(200);
    expect(await s.tell({ ...paid, ...wrong })).toBe(200);
    await s.settle();
    await expectNothing(member, order.id);
    expect(await s.exceptions({ orderId: order.id })).toMatchObject([{ kind, status: 'open' }]);
    // WeChat, asked itself, tells the truth.
    await check(member, order.id);
    await expectOnce(member, order.id);
    const [after] = await s.exceptions({ orderId: order.id });
    expect(after.status).toBe(kind === 'merchant_mismatch' ? 'open' : 'resolved');
  });

  it('a payment of an order that nobody knows goes to a person of the top organisation', async () => {
    const member = await s.member();
    const order = await place(member);
    const stranger = { ...pay.pay(order.number), outTradeNo: 'D20261120UNKNOWN', transactionId: '4200099999' };
    expect(await s.tell(stranger)).toBe(200);
    await s.settle();
    expect(await s.exceptions({ transactionId: '4200099999' })).toMatchObject([{ kind: 'unknown_order', orgId: s.tree.group.id, orderId: null }]);
  });

  it('an answer to the order that is lost: the same number again, one order', async () => {
    const member = await s.member();
    pay.lost = [{ call: 'createOrder', done: true }, { call: 'createOrder', done: false }];
    const placed = await t.ok(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } });
    expect(placed.payment?.package).toBe(`prepay_id=wx${placed.order.number}`);
    expect(pay.calls.filter(([call, number]) => call === 'createOrder' && number === placed.order.number)).toHaveLength(3);
  });

  it('WeChat does not answer at all: the order stays, and the next try goes on with its number', async () => {
    const member = await s.member();
    pay.lost = Array.from({ length: 3 }, () => ({ call: 'createOrder' as const, done: false }));
    expect(await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } })).toMatchObject({ status: 502 });
    const [kept] = await t.uow.read((tx) => tx.repo(PaymentOrderRow).findBy({ memberId: member.memberId }));
    expect(kept.status).toBe('created');
    expect((await place(member)).number).toBe(kept.number);
  });

  it('the answer to the order was lost and the member paid all the same', async () => {
    const member = await s.member();
    pay.lost = [{ call: 'createOrder', done: true }, { call: 'createOrder', done: true }, { call: 'createOrder', done: true }];
    expect((await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } })).status).toBe(502);
    const [kept] = await t.uow.read((tx) => tx.repo(PaymentOrderRow).findBy({ memberId: member.memberId }));
    await s.tell(pay.pay(kept.number));
    await s.settle();
    await expectOnce(member, kept.id);
  });

  it('another order of the same month closes the running one first, and finds out when that was paid', async () => {
    const member = await s.member(['2026-10', '2026-11']);
    const one = await place(member, ['2026-10']);
    expect((await place(member, ['2026-10'])).number).toBe(one.number);
    const both = await place(member, ['2026-10', '2026-11']);
    expect((await s.order(one.id)).status).toBe('closed');
    expect(pay.orders.get(one.number)!.transaction.state).toBe('CLOSED');
    pay.pay(both.number);
    expect(await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-10'] } })).toMatchObject({ status: 409, body: { code: 'dues.not_owed' } });
    await expectOnce(member, both.id, 15300);
  });

  it('a close whose answer is lost issues no new number', async () => {
    const member = await s.member(['2026-10', '2026-11']);
    await place(member, ['2026-10']);
    pay.lost = [{ call: 'closeOrder', done: false }];
    expect((await t.call(member, duesPaymentsApi.createOrder, { body: { months: ['2026-10', '2026-11'] } })).status).toBe(502);
    expect((await t.uow.read((tx) => tx.repo(PaymentOrderRow).findBy({ memberId: member.memberId }))).length).toBe(1);
  });

  it('the same Idempotency-Key is one order', async () => {
    const member = await s.member();
    const send = () => t.nest.inject({
      method: 'POST', url: '/api/dues/orders', payload: { months: ['2026-11'] },
      headers: { authorization: `Bearer test.${Buffer.from(JSON.stringify(member)).toString('base64url')}`, 'idempotency-key': 'tap-1' },
    });
    const replies = [await send(), await send()].map((reply) => reply.json().order.number);
    expect(replies[0]).toBe(replies[1]);
    expect(pay.calls.filter(([call, number]) => call === 'createOrder' && number === replies[0])).toHaveLength(1);
  });

  it('a database that does not answer makes the callback fail, and the repeat is booked', async () => {
    const member = await s.member();
    const order = await place(member);
    const paid = pay.pay(order.number);
    const id = `EV-${newId()}`;
    const restore = failStatements(t, (sql) => sql.includes('payment_notice'));
    expect(await s.tell(paid, id)).toBe(500);
    restore();
    expect(await s.notices(order.number)).toEqual([]);
    expect(await s.tell(paid, id)).toBe(200);
    await s.settle();
    await expectOnce(member, order.id);
  });

  it('a callback that fails again and again is told to a person, and is booked in the end all the same', async () => {
    const member = await s.member();
    const order = await place(member);
    await s.tell(pay.pay(order.number));
    const restore = failStatements(t, (sql) => sql.includes('payment_receipt'));
    for (let attempt = 0; attempt < 9; attempt++) {
      await s.settle();
      t.clock.advance(3_600_000);
    }
    restore();
    const stuck = await t.uow.read((tx) => tx.repo(PaymentExceptionRow).findBy({ number: order.number }));
    expect(stuck.map(({ kind, status }) => [kind, status])).toEqual([['callback_stuck', 'open']]);
    await expectNothing(member, order.id);
    await s.settle();
    await expectOnce(member, order.id);
  });

  it('dies between any two statements of the booking: the next try books once', async () => {
    let killed = 0;
    for (let statement = 1; ; statement++) {
      const member = await s.member(['2026-10', '2026-11']);
      const order = await place(member, ['2026-10', '2026-11'], 500);
      await s.tell(pay.pay(order.number));
      let count = 0;
      const restore = failStatements(t, (sql) => !sql.includes('nextTryAt') && ++count === statement);
      await s.settle();
      restore();
      if ((await s.order(order.id)).status === 'paid') break;
      killed += 1;
      await expectNothing(member, order.id);
      t.clock.advance(10_000);
      await s.settle();
      expect((await s.bills(member.memberId)).map(({ paidFen }) => paidFen)).toEqual([7650, 7650]);
      expect(await s.booked(order.id)).toEqual({ wechat: 15800, dues_income: -15300, extra_income: -500 });
      expect(await s.receipts(member.memberId)).toHaveLength(1);
    }
    expect(killed).toBeGreaterThan(15);
  }, 120_000);
});
