import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { duesApi, duesPaymentsApi, duesPublicationsApi, reconciliationApi } from '@xianfeng/shared-types';
import { num } from '../../src/database';
import { DemoSeed } from '../../src/database/seed/demo-seed';
import { SMALL_SIZE } from '../../src/database/seed/org-plan';
import { BooksVerifier } from '../../src/modules/books';
import { Org } from '../../src/modules/orgs/org.entity';
import { DayRun } from '../../src/modules/reconciliation';
import { shiftMonth } from '../../src/platform/clock';
import { callerAt, memberOf } from '../factories/callers';
import { TestApp } from '../harness';

interface Sum {
  n: number | string;
  fen: number | string;
}

describe('the demo group', () => {
  let t: TestApp;
  let folder: string;
  let root: Org;

  beforeAll(async () => {
    t = await TestApp.start();
    folder = mkdtempSync(path.join(tmpdir(), 'xianfeng-demo-'));
    const personas = path.join(folder, 'personas.json');
    await new DemoSeed(t.nest).run(SMALL_SIZE, personas, () => undefined);
    [root] = await t.uow.read((tx) => tx.repo(Org).find({ order: { path: 'ASC' }, take: 1 }));
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await t.stop();
  });

  const sum = async (sql: string): Promise<{ n: number; fen: number }> => {
    const [row] = await t.uow.read((tx) => tx.select<Sum>(sql));
    return { n: num(row.n), fen: num(row.fen) };
  };
  const paidFile = () => JSON.parse(readFileSync(path.join(folder, 'paid.json'), 'utf8')) as { outTradeNo: string; amountFen: number; openid: string }[];

  it('has every payment to the cent in orders, receipts, bills, books and at WeChat', async () => {
    const orders = await sum("SELECT COUNT(*) AS n, SUM(amountFen) AS fen FROM payment_order WHERE status = 'paid'");
    expect(orders.n).toBeGreaterThan(300);
    for (const sql of [
      'SELECT COUNT(*) AS n, SUM(amountFen) AS fen FROM payment_receipt', 'SELECT COUNT(*) AS n, SUM(settledFen) AS fen FROM payment_item',
      "SELECT COUNT(*) AS n, SUM(fen) AS fen FROM dues_settlement WHERE source <> 'history'",
      "SELECT COUNT(*) AS n, SUM(debitFen) AS fen FROM dues_line l JOIN dues_journal j ON j.id = l.journalId WHERE j.kind = 'payment' AND l.account = 'wechat' AND l.debitFen > 0",
    ]) expect([sql, await sum(sql)]).toEqual([sql, orders]);
    expect({ n: paidFile().length, fen: paidFile().reduce((all, { amountFen }) => all + amountFen, 0) }).toEqual(orders);
    const bills = await sum('SELECT COUNT(*) AS n, SUM(paidFen) AS fen FROM dues_bill');
    expect((await sum('SELECT COUNT(*) AS n, SUM(fen) AS fen FROM dues_settlement')).fen).toBe(bills.fen);
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
  });

  it('is reconciled up to the day before yesterday, and a day compared again still agrees', async () => {
    const officer = callerAt(root, 'finance_officer');
    const month = shiftMonth(t.clock.month(), -1);
    const last = await t.ok(officer, reconciliationApi.month, { query: { month } });
    expect(last.days.every(({ status }) => status === 'agreed')).toBe(true);
    expect(last.sums.bill).toMatchObject(last.sums.here);
    expect(last.allowedActions).toEqual(['close']);
    expect(await t.ok(officer, reconciliationApi.month, { query: { month: shiftMonth(month, -1) } })).toMatchObject({ closed: true });
    const busiest = [...last.days].sort((a, b) => b.here.payments - a.here.payments)[0];
    await t.get(DayRun).compare(busiest.day);
    const again = (await t.ok(officer, reconciliationApi.month, { query: { month } })).days.find(({ day }) => day === busiest.day);
    expect(again).toMatchObject({ status: 'agreed', here: busiest.here, bill: busiest.bill, fund: busiest.fund });
  });

  it('shows a member what he has paid', async () => {
    const [{ memberId, orgId }] = await t.uow.read((tx) => tx.select<{ memberId: string; orgId: string }>(
      'SELECT memberId, orgId FROM payment_order GROUP BY memberId, orgId ORDER BY COUNT(*) DESC, memberId LIMIT 1',
    ));
    const home = await t.uow.read((tx) => tx.repo(Org).findOneByOrFail({ id: orgId }));
    const member = memberOf(home, root, memberId);
    const { items } = await t.ok(member, duesPaymentsApi.myReceipts, { query: {} });
    expect(items.length).toBeGreaterThanOrEqual(3);
    const receipt = await t.ok(member, duesPaymentsApi.receipt, { params: { id: items[0].id } });
    expect(receipt).toMatchObject({ amountFen: items[0].amountFen });
    const { yearPaidFen } = await t.ok(member, duesApi.mine, { query: {} });
    expect(yearPaidFen).toBeGreaterThan(0);
    expect(await t.ok(member, duesPublicationsApi.whereItWent, { query: {} })).toMatchObject({ myPaidFen: yearPaidFen });
  });

  it('names the openids of those who have paid for the sandbox', () => {
    const personas = JSON.parse(readFileSync(path.join(folder, 'personas.json'), 'utf8')) as { id: string; openid?: string }[];
    const secretary = personas.find(({ id }) => id === 'secretary');
    expect(paidFile().some(({ openid }) => openid === secretary?.openid)).toBe(true);
    expect(personas.find(({ id }) => id === 'outsider')).not.toHaveProperty('openid');
  });
});
