import type { Id } from '@xianfeng/shared-types';
import type { Tx } from '../../src/database';
import { WechatAccounts } from '../../src/modules/auth';
import { LoginFailure, WechatAccount } from '../../src/modules/auth/auth.entity';
import { LoginLocks } from '../../src/modules/auth/login-locks';
import { BooksMonths, credit, debit, DuesLedger } from '../../src/modules/books';
import { BalanceRow } from '../../src/modules/books/ledger/balance.entity';
import { SearchIndex } from '../../src/modules/cases/library/search/search-index';
import { LibraryDoc } from '../../src/modules/cases/library/search/search-index.entity';
import { SubscriptionQuota } from '../../src/modules/notifications/notification.entity';
import { SubscriptionQuotas } from '../../src/modules/notifications/subscription/quotas.service';
import { PointBalance } from '../../src/modules/points/point-balance.entity';
import { PointCases } from '../../src/modules/points/point-cases';
import { PointLedger } from '../../src/modules/points/point-ledger';
import { PointMonths } from '../../src/modules/points/point-months';
import { Problem } from '../../src/platform/http';
import { newId } from '../../src/platform/ids';
import { createOrg } from '../factories/orgs';
import { factOf } from '../factories/points';
import { TestApp } from '../harness';
import { endedOrWaiting, latch } from '../support/lock-waits';

const WRITERS = 40;
const every = <T>(work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: WRITERS }, (_, i) => work(i)));

/**
 * Many writers of the same rows at the same time. None may fail, and none may have to begin again: a work that is repeated has
 * met a deadlock, and a path that deadlocks under load fails sooner or later.
 */
describe('writers side by side', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await TestApp.start();
  });
  afterAll(() => t.stop());

  /** Runs the works at once and tells how often one of them was begun. */
  const begun = async (work: (tx: Tx, i: number) => Promise<unknown>): Promise<number> => {
    let times = 0;
    await every((i) => t.uow.run((tx) => {
      times += 1;
      return work(tx, i);
    }));
    return times;
  };

  it('number published cases without a gap', async () => {
    const title = (i: number) => `第${i}个案例：错峰服务到厂区`;
    expect(await begun((_, i) => t.get(SearchIndex).add([{ caseId: newId(), title: title(i), summary: '群众少跑腿', text: '预约、回访、销号' }]))).toBe(WRITERS);
    const docs = await t.uow.read((tx) => tx.repo(LibraryDoc).find({ order: { docNo: 'ASC' } }));
    expect(docs.map((doc) => doc.docNo)).toEqual(Array.from({ length: WRITERS }, (_, i) => i));
  });

  it('add to balances that nobody has opened yet, in a month that nobody has opened yet', async () => {
    const org = await createOrg(t.uow, { name: '并发网点党支部', orgClass: 'outlet' });
    expect(await begun((tx) => t.get(PointLedger).post(tx, factOf(t, { org, memberId: newId() })))).toBe(WRITERS);
    const balance = await t.uow.read((tx) => tx.repo(PointBalance).findOneByOrFail({ subjectId: org.id, month: t.clock.month() }));
    expect(balance.entries).toBe(WRITERS);
  });

  it('book payments of one organisation that has no balances yet, and every third twice', async () => {
    const org = await createOrg(t.uow, { name: '并发交费党支部', orgClass: 'outlet' });
    const booked: string[] = [];
    const pay = (tx: Tx, i: number) => t.get(DuesLedger).post(tx, {
      key: `payment:${org.id}:${i % 27}`, kind: 'payment', orgId: org.id, orgPath: org.path, on: t.clock.today(), memo: '交纳党费',
      source: { type: 'order', id: String(i % 27) }, lines: [debit('wechat', 5000), credit('dues_income', 4900), credit('extra_income', 100)],
    });
    expect(await begun(async (tx, i) => booked.push(await pay(tx, i)))).toBe(WRITERS);
    expect(booked.filter((posted) => posted === 'posted')).toHaveLength(27);
    const balances = await t.uow.read((tx) => tx.repo(BalanceRow).find({ where: { orgId: org.id }, order: { account: 'ASC' } }));
    expect(balances.map(({ account, debitFen, creditFen }) => [account, debitFen, creditFen])).toEqual([
      ['dues_income', 0, 27 * 4900], ['extra_income', 0, 27 * 100], ['wechat', 27 * 5000, 0],
    ]);
  });

  it('book for several organisations at once, named in any order', async () => {
    const orgs = [await createOrg(t.uow, { name: '上缴并发甲党支部', orgClass: 'outlet' }), await createOrg(t.uow, { name: '上缴并发乙党支部', orgClass: 'outlet' })];
    const journals = (i: number) => orgs.map((org, n) => ({
      key: `both:${i}:${n}`, kind: 'payment' as const, orgId: org.id, orgPath: org.path, on: t.clock.today(), memo: '交纳党费', source: { type: 'order', id: String(i) },
      lines: [debit('bank', 1), credit('remitted_in', 1)],
    }));
    expect(await begun((tx, i) => t.get(DuesLedger).postAll(tx, i % 2 ? journals(i) : journals(i).reverse()))).toBe(WRITERS);
  });

  it('close a month of the books once, and what comes after goes to the next', async () => {
    const org = await createOrg(t.uow, { name: '并发结账党支部', orgClass: 'outlet' });
    const closed: boolean[] = [];
    const days: string[] = [];
    expect(await begun(async (tx, i) => {
      if (i % 2) closed.push(await t.get(BooksMonths).close(tx, org.id, '2026-01'));
      else days.push(await t.get(BooksMonths).claim(tx, org.path, '2026-01-15'));
    })).toBe(WRITERS);
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect(new Set(days)).toEqual(new Set(['2026-01-15', '2026-02-01'].filter((day) => days.includes(day))));
    expect(await t.uow.run((tx) => t.get(BooksMonths).claim(tx, org.path, '2026-01-31'))).toBe('2026-02-01');
  });

  it.each(['was there', 'is new'])('close a month once the journals of those before it have ended: the row of theirs %s', async (row) => {
    const org = await createOrg(t.uow, { name: `跨月结账党支部（${row}）`, orgClass: 'outlet' });
    const months = t.get(BooksMonths);
    if (row === 'was there') await t.uow.run((tx) => months.claim(tx, org.path, '2026-01-15'));
    const ended: string[] = [];
    const [claimed, released] = [latch(), latch()];
    const journal = t.uow.run(async (tx) => {
      expect(await months.claim(tx, org.path, '2026-01-15')).toBe('2026-01-15');
      claimed.open();
      await released.opened;
    }).then(() => ended.push('journal'));
    await claimed.opened;
    const close = t.uow.run((tx) => months.close(tx, org.id, '2026-03')).then(() => ended.push('close'));
    await endedOrWaiting(t, close);
    released.open();
    await Promise.all([journal, close]);
    expect(ended).toEqual(['journal', 'close']);
    expect(await t.uow.run((tx) => months.claim(tx, org.path, '2026-01-20'))).toBe('2026-04-01');
  });

  it('wait for the close of a later month, though nothing was booked before in their own', async () => {
    const org = await createOrg(t.uow, { name: '跨月结账党支部（在结账）', orgClass: 'outlet' });
    const months = t.get(BooksMonths);
    const [closing, released] = [latch(), latch()];
    const close = t.uow.run(async (tx) => {
      await months.close(tx, org.id, '2026-03');
      closing.open();
      await released.opened;
    });
    await closing.opened;
    const days: string[] = [];
    const journal = t.uow.run(async (tx) => days.push(await months.claim(tx, org.path, '2026-01-15')));
    await endedOrWaiting(t, journal);
    released.open();
    await Promise.all([close, journal]);
    expect(days).toEqual(['2026-04-01']);
  });

  it('freeze a month once', async () => {
    expect(await begun((tx) => t.get(PointMonths).freeze(tx, '2020-01'))).toBe(WRITERS);
  });

  it('take turns over one case', async () => {
    const caseId = newId();
    const news: boolean[] = [];
    expect(await begun(async (tx) => news.push(await t.get(PointCases).withdraw(tx, caseId, t.clock.now())))).toBe(WRITERS);
    expect(news.filter(Boolean)).toHaveLength(1);
  });

  it('add up the consents of one member', async () => {
    const memberId = newId();
    expect(await begun((tx) => t.get(SubscriptionQuotas).granted(tx, memberId, 'ranking', t.clock.now()))).toBe(WRITERS);
    expect((await t.uow.read((tx) => tx.repo(SubscriptionQuota).findOneByOrFail({ memberId, kind: 'ranking' }))).remaining).toBe(WRITERS);
  });

  it('make one account for one WeChat user', async () => {
    const ids: Id[] = [];
    expect(await begun(async (tx, i) => ids.push((await t.get(WechatAccounts).remember(tx, 'o-same', `key-${i}`)).id))).toBe(WRITERS);
    expect(new Set(ids).size).toBe(1);
    expect(await t.uow.read((tx) => tx.repo(WechatAccount).count())).toBe(1);
  });

  it('count every wrong try, whatever order the keys come in', async () => {
    const problem = new Problem('auth.sms_code');
    const keys = (i: number) => (i % 2 ? ['phone:a', 'ticket:b'] : ['ticket:b', 'phone:a']);
    let judged = 0;
    const judge = async () => ({ problem, guess: ++judged > 0 });
    const replies = await every((i) => t.get(LoginLocks).judge(keys(i), judge).catch((error: unknown) => error));
    expect(replies.filter((reply) => !(reply instanceof Problem))).toEqual([]);
    expect(judged).toBe(5);
    const rows = await t.uow.read((tx) => tx.repo(LoginFailure).find());
    expect(rows.map((row) => [row.failures, row.lockedUntil !== null])).toEqual([[5, true], [5, true]]);
  });
});
