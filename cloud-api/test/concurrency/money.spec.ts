import { duesPaymentsApi, type IsoMonth } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../src/database';
import { BooksVerifier } from '../../src/modules/books';
import { BillMaker } from '../../src/modules/dues';
import { NoticeWorker } from '../../src/modules/payments/callbacks/notice-worker';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import type { TestCaller } from '../harness';
import { createFixing } from '../factories/dues';
import { PaymentsScene } from '../support/payments-scene';

const MEMBERS = 12;
const WORKERS = 4 * MEMBERS;
const BILL_RUNS = 6;
const FEN = 7650;
const OWED: IsoMonth[] = ['2026-09', '2026-10'];
const MADE: IsoMonth = '2026-11';

type Work = () => Promise<unknown>;

/** All kinds of movements over the same members, bills and organisations at the same moment: what came in is where it belongs afterwards. */
describe('money from all sides at once', () => {
  let s: PaymentsScene;
  beforeAll(async () => {
    s = await PaymentsScene.start();
  });
  afterAll(() => s.t.stop());

  const sum = async (sql: string): Promise<number> => num((await s.t.uow.read((tx) => tx.select<{ fen: number | string | null }>(sql)))[0].fen);

  it('payments, refunds, cash, its return and bill runs leave books that agree with the bills and with WeChat', async () => {
    const { t, pay } = s;
    const branches = [s.tree.a1, s.tree.b1];
    const members = await Promise.all(Array.from({ length: MEMBERS }, async (_, i) => {
      const member = await s.member(OWED, FEN, branches[i % 2]);
      await createFixing(t, { member: { id: member.memberId }, monthlyFen: FEN });
      return member;
    }));
    pay.refundState = 'SUCCESS';
    const began = beginnings(t.uow);
    const [first, second]: TestCaller[] = [s.finance2, { ...s.finance2, memberId: s.finance.memberId }];

    /** Taken and confirmed; lost to a payment of the same months it is not confirmed. */
    const cashOf = async (member: TestCaller): Promise<string | null> => {
      const registered = await t.call(first, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months: OWED, receivedOn: t.clock.today(), note: '' } });
      if (registered.status !== 200) return null;
      const decided = await t.call(second, duesPaymentsApi.decideCash, { params: { id: registered.body.id }, body: { outcome: 'approve', version: 1 } });
      expect([200, 409]).toContain(decided.status);
      return decided.status === 200 ? registered.body.id : null;
    };
    const payAndTell = async (member: TestCaller): Promise<string | null> => {
      const placed = await t.call(member, duesPaymentsApi.createOrder, { body: { months: OWED } });
      if (placed.status !== 200) {
        expect(placed.status).toBe(409);
        return null;
      }
      const { number, id } = placed.body.order;
      if (pay.orders.get(number)!.transaction.state !== 'NOTPAY') return null;
      const paid = pay.pay(number);
      await Promise.all([s.tell(paid), s.tell(paid), t.get(NoticeWorker).run()]);
      return id;
    };
    const refundOf = async (orderId: string | null): Promise<void> => {
      if (!orderId) return;
      const asked = await t.call(first, duesPaymentsApi.requestRefund, { params: { id: orderId }, body: { months: ['2026-10'], extra: false, reason: '重复交纳' } });
      if (asked.status !== 200) return;
      await t.ok(second, duesPaymentsApi.decideRefund, { params: { id: asked.body.id }, body: { outcome: 'approve', version: 1 } });
      await t.get(RefundWatch).run();
    };
    const giveBack = async (id: string | null): Promise<void> => {
      if (!id) return;
      await t.ok(first, duesPaymentsApi.requestCashReturn, { params: { id }, body: { reason: '重复交纳', version: 2 } });
      await t.ok(second, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome: 'approve', version: 3 } });
    };

    const [takeCash, payOnline] = [(member: TestCaller) => cashOf(member), (member: TestCaller) => payAndTell(member)];
    const [cashAndBack, payAndBack] = [async (member: TestCaller) => giveBack(await cashOf(member)), async (member: TestCaller) => refundOf(await payAndTell(member))];
    // Some members by one way alone, so that each way comes to its end whoever is faster; the others by all ways at once.
    const ways = [[cashAndBack], [payAndBack], [payOnline, cashAndBack, payAndBack, takeCash]];
    const works: Work[] = Array.from({ length: WORKERS }, (_, i): Work => {
      const at = Math.floor(i / 4);
      const way = ways[at % ways.length];
      return () => way[i % way.length](members[at]);
    });
    works.push(...Array.from({ length: BILL_RUNS }, (): Work => () => t.get(BillMaker).make(s.tree.group.path, MADE)));
    await Promise.all(works.map((work) => work()));
    for (let round = 0; round < 3; round++) {
      await t.get(NoticeWorker).run();
      await t.get(RefundWatch).run();
      await t.drainOutbox();
      t.clock.advance(3_600_000);
    }

    expect(began.repeats()).toEqual([]);
    const { differences } = await t.get(BooksVerifier).verify(t.clock.today());
    expect(differences).toEqual([]);
    const unpaid = await t.uow.read((tx) => tx.select('SELECT b.id FROM dues_bill b LEFT JOIN (SELECT billId, SUM(fen) AS fen FROM dues_settlement GROUP BY billId) x ON x.billId = b.id WHERE b.paidFen <> COALESCE(x.fen, 0) OR b.paidFen > b.dueFen'));
    expect(unpaid).toEqual([]);
    const made = await t.uow.read((tx) => tx.select<{ n: number | string }>('SELECT COUNT(*) AS n FROM dues_bill WHERE month = ?', [MADE]));
    expect(num(made[0].n)).toBe(members.length);

    const account = (name: string) => sum(`SELECT SUM(debitFen - creditFen) AS fen FROM dues_line WHERE account = '${name}'`);
    const paidThere = [...pay.orders.values()].reduce((fen, { transaction }) => fen + (transaction.transactionId ? transaction.amountFen : 0), 0);
    const backThere = [...pay.refunds.values()].reduce((fen, { refundFen }) => fen + refundFen, 0);
    expect([paidThere, backThere, await sum("SELECT SUM(amountFen) AS fen FROM payment_cash WHERE status = 'returned'")].every((fen) => fen > 0)).toBe(true);
    expect(await account('wechat')).toBe(paidThere - backThere);
    expect(await account('cash')).toBe(await sum("SELECT SUM(amountFen) AS fen FROM payment_cash WHERE status = 'confirmed'"));
    expect((await account('suspense')) + (await sum('SELECT SUM(overFen) AS fen FROM payment_item'))).toBe(0);
    expect((await account('dues_income')) + (await sum('SELECT SUM(paidFen) AS fen FROM dues_bill'))).toBe(0);
    const byOrg = await t.uow.read((tx) => tx.select(`SELECT l.orgId FROM (SELECT orgId, SUM(creditFen - debitFen) AS fen FROM dues_line WHERE account = 'dues_income' GROUP BY orgId) l
      LEFT JOIN (SELECT orgId, SUM(paidFen) AS fen FROM dues_bill GROUP BY orgId) b ON b.orgId = l.orgId WHERE l.fen <> COALESCE(b.fen, 0)`));
    expect(byOrg).toEqual([]);
  }, 120_000);
});

/** Errors after which a unit of work began again: a deadlock that is repeated under load fails sooner or later. */
function beginnings(uow: UnitOfWork): { repeats: () => string[] } {
  const seen: string[] = [];
  const work = uow as unknown as { once: (work: unknown) => Promise<unknown> };
  const once = work.once.bind(uow);
  work.once = async (one) => {
    try {
      return await once(one);
    } catch (error) {
      const code = (error as { driverError?: { code?: string } }).driverError?.code;
      if (code && /DEADLOCK|LOCK_WAIT|BUSY/.test(code)) seen.push(`${code}: ${(error as Error & { query?: string }).query?.slice(0, 300)}`);
      throw error;
    }
  };
  return { repeats: () => seen };
}
