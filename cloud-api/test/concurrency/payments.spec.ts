import { duesPaymentsApi } from '@xianfeng/shared-types';
import { NoticeWorker } from '../../src/modules/payments/callbacks/notice-worker';
import { newId } from '../../src/platform/ids';
import { PaymentsScene } from '../support/payments-scene';

const MANY = 40;
const times = <T>(n: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => work(i)));

describe('payments side by side', () => {
  let s: PaymentsScene;
  beforeAll(async () => {
    s = await PaymentsScene.start();
  });
  afterAll(() => s.t.stop());

  it('40 callbacks of one payment, under one id and under their own, with 40 checks and the workers: booked once', async () => {
    const member = await s.member(['2026-10', '2026-11']);
    const { order } = await s.t.ok(member, duesPaymentsApi.createOrder, { body: { months: ['2026-10', '2026-11'] } });
    const paid = s.pay.pay(order.number);
    const id = `EV-${newId()}`;
    const [told, checked] = await Promise.all([
      times(MANY, (i) => s.tell(paid, i % 2 === 0 ? id : undefined)),
      times(MANY, () => s.t.ok(member, duesPaymentsApi.checkOrder, { params: { id: order.id } })),
      times(4, () => s.t.get(NoticeWorker).run()),
    ]);
    await s.settle();
    expect(new Set(told)).toEqual(new Set([200]));
    expect(new Set(checked.map(({ status }) => status))).toEqual(new Set(['paid']));
    expect((await s.notices(order.number)).map(({ status }) => status)).toEqual(Array(MANY / 2 + 1).fill('handled'));
    expect((await s.bills(member.memberId)).map(({ paidFen }) => paidFen)).toEqual([7650, 7650]);
    expect(await s.booked(order.id)).toEqual({ wechat: 15300, dues_income: -15300 });
    expect(await s.receipts(member.memberId)).toHaveLength(1);
  });

  it('40 taps on 交纳 at once are one order', async () => {
    const member = await s.member();
    const placed = await times(MANY, () => s.t.ok(member, duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } }));
    expect(new Set(placed.map(({ order }) => order.number)).size).toBe(1);
  });

  it('payments of 40 members of one branch are all booked', async () => {
    const members = await times(MANY, () => s.member());
    const orders = await times(MANY, async (i) => (await s.t.ok(members[i], duesPaymentsApi.createOrder, { body: { months: ['2026-11'] } })).order);
    expect(new Set(await times(MANY, (i) => s.tell(s.pay.pay(orders[i].number))))).toEqual(new Set([200]));
    await s.settle();
    expect(await s.booked(...orders.map(({ id }) => id))).toEqual({ wechat: MANY * 7650, dues_income: -MANY * 7650 });
    expect((await times(MANY, (i) => s.receipts(members[i].memberId))).every((receipts) => receipts.length === 1)).toBe(true);
  });
});
