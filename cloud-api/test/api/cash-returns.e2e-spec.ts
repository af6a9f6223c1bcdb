import { cashDepositsApi, duesPaymentsApi, orgsApi, type CashReturnWay } from '@xianfeng/shared-types';
import { BooksVerifier, LedgerFacts } from '../../src/modules/books';
import { JournalRow } from '../../src/modules/books/ledger/journal.entity';
import { Notification } from '../../src/modules/notifications/notification.entity';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg } from '../factories/orgs';
import { createRole } from '../factories/roles';
import type { TestApp, TestCaller } from '../harness';
import { PaymentsScene } from '../support/payments-scene';

describe('cash that was paid into the bank goes back by transfer', () => {
  let s: PaymentsScene;
  let t: TestApp;
  beforeAll(async () => {
    s = await PaymentsScene.start();
    t = s.t;
  });
  afterAll(() => s.t.stop());

  /** A branch of its own, so that what it holds is known to the cent. */
  async function scene() {
    const branch = await createOrg(t.uow, { name: '城南网点党支部', parent: s.tree.a });
    const someone = async (role: 'branch_secretary' | 'branch_committee', name: string) => {
      const { id } = await createMember(t, { orgId: branch.id, name });
      await createRole(t.uow, { memberId: id, orgId: branch.id, role });
      return callerAt(branch, role, id);
    };
    return { branch, secretary: await someone('branch_secretary', '钱书记'), committee: await someone('branch_committee', '周委员') };
  }
  type Scene = Awaited<ReturnType<typeof scene>>;

  async function confirmed({ branch, secretary, committee }: Scene, months = ['2026-11'], extraFen = 0) {
    const member = await s.member(months, 7650, branch);
    const cash = await t.ok(secretary, duesPaymentsApi.registerCash, { body: { memberId: member.memberId, months, extraFen, receivedOn: '2026-11-18', note: '收据 7 号' } });
    const { receiptId } = await t.ok(committee, duesPaymentsApi.decideCash, { params: { id: cash.id }, body: { outcome: 'approve', version: 1 } });
    return { member, id: cash.id, receiptId: receiptId! };
  }
  async function deposited({ branch, secretary }: Scene, amountFen: number) {
    const { id } = await t.ok(secretary, cashDepositsApi.create, { body: { orgId: branch.id, amountFen, note: '' } });
    await t.ok(s.finance, cashDepositsApi.confirm, { params: { id }, body: { depositedOn: '2026-11-19', slip: 'CK1', version: 1 } });
  }
  const ask = (by: TestCaller, id: string, way?: CashReturnWay, version = 2) => t.call(by, duesPaymentsApi.requestCashReturn, { params: { id }, body: { way, reason: '重复交纳', version } });
  const pays = (by: TestCaller, id: string, slip: { on?: string; slip?: string } = { on: '2026-11-20', slip: 'ZZ88' }) =>
    t.call(by, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome: 'approve', ...slip, version: 3 } });
  const messages = async (memberId: string) => (await t.uow.read((tx) => tx.repo(Notification).find({ where: { memberId } }))).map(({ body }) => body).join('\n');

  it('asked for by one, confirmed by another with the bank’s slip: bills open again, the books agree, the receipt says how', async () => {
    const place = await scene();
    const { secretary, committee, branch } = place;
    const { member, id, receiptId } = await confirmed(place, ['2026-10', '2026-11'], 500);
    await deposited(place, 15_800);
    const inCash = await ask(secretary, id);
    expect(inCash).toMatchObject({ status: 409, body: { code: 'conflict.state', detail: expect.stringContaining('请改为“由党费账户转退”') } });
    expect((await ask(secretary, id, 'bank')).body).toMatchObject({ status: 'returning', giveBack: { way: 'bank', requestedBy: '钱书记', on: null, slip: null } });
    await t.drainOutbox();
    expect(await messages(committee.memberId)).toContain('请由党费账户转账后，凭银行回单确认');

    expect((await pays(committee, id, {})).body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'on' }] });
    expect((await pays(committee, id, { on: '2026-11-20' })).body).toMatchObject({ errors: [{ path: 'slip' }] });
    expect((await pays(committee, id, { on: '2026-11-17', slip: 'ZZ88' })).body).toMatchObject({ errors: [{ path: 'on', message: expect.stringContaining('2026-11-18') }] });
    expect((await pays(committee, id, { on: '2026-12-01', slip: 'ZZ88' })).body).toMatchObject({ errors: [{ path: 'on' }] });
    for (const memberId of [secretary.memberId, member.memberId]) {
      expect(await pays({ ...committee, memberId }, id)).toMatchObject({ status: 403, body: { code: 'payment.second_person' } });
    }
    expect(await s.booked(id)).toEqual({ cash: 15_800, dues_income: -15_300, extra_income: -500 });

    expect((await pays(committee, id)).body).toMatchObject({ status: 'returned', giveBack: { way: 'bank', decidedBy: '周委员', on: '2026-11-20', slip: 'ZZ88', refusal: null }, allowedActions: [] });
    expect([(await pays(committee, id)).status, (await pays(s.finance, id)).status]).toEqual([200, 409]);
    expect(await s.booked(id)).toEqual({ cash: 15_800, bank: -15_800 });
    const journal = await t.uow.read((tx) => tx.repo(JournalRow).findOneByOrFail({ postingKey: `cash-return:${id}:${branch.id}` }));
    expect(journal).toMatchObject({ kind: 'refund', occurredOn: '2026-11-20', totalFen: 15_800, createdBy: committee.memberId });
    const held = await t.uow.read((tx) => tx.select("SELECT account, SUM(debitFen - creditFen) AS fen FROM dues_balance WHERE orgId = ? AND account IN ('cash', 'bank') GROUP BY account ORDER BY account", [branch.id]));
    expect(held.map((row) => Number(row.fen))).toEqual([0, 0]);
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
    expect(await t.get(LedgerFacts).wechatOn('2026-11-20')).toEqual({ paidFen: 0, refundedFen: 0 });

    expect((await s.bills(member.memberId)).map(({ paidFen, status }) => [paidFen, status])).toEqual([[0, 'unpaid'], [0, 'unpaid']]);
    expect(await t.ok(member, duesPaymentsApi.receipt, { params: { id: receiptId } })).toMatchObject({ refundedFen: 15_800, cashReturn: { way: 'bank', on: '2026-11-20', slip: 'ZZ88' } });
    await t.drainOutbox();
    expect(await messages(member.memberId)).toContain('已由党费账户转账退还');
    expect((await t.ok(member, duesPaymentsApi.createOrder, { body: { months: ['2026-10', '2026-11'] } })).order.amountFen).toBe(15_300);
  });

  it('not when the bank holds too little, whether that is so when it is asked for or when it is paid', async () => {
    const place = await scene();
    const first = await confirmed(place);
    expect(await ask(place.secretary, first.id, 'bank')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('银行存款账面只有 0.00 元') } });
    const second = await confirmed(place);
    await deposited(place, 7650);
    for (const { id } of [first, second]) expect((await ask(place.secretary, id, 'bank')).status).toBe(200);
    expect((await pays(place.committee, first.id)).status).toBe(200);
    expect(await pays(place.committee, second.id)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('现金当面退还') } });
    expect((await s.bills(second.member.memberId)).map(({ status }) => status)).toEqual(['paid']);
  });

  it('otherwise notes are counted out as before, and the receipt says that too', async () => {
    const place = await scene();
    const { member, id, receiptId } = await confirmed(place);
    expect((await ask(place.secretary, id)).body).toMatchObject({ giveBack: { way: 'cash' } });
    expect((await pays(place.committee, id, {})).body).toMatchObject({ status: 'returned', giveBack: { way: 'cash', on: null, slip: null } });
    expect(await s.booked(id)).toEqual({});
    expect(await t.ok(member, duesPaymentsApi.receipt, { params: { id: receiptId } })).toMatchObject({ cashReturn: { way: 'cash', on: '2026-11-20', slip: null } });
  });

  it('a large extra that is still held for the Centre goes back out of what is held', async () => {
    const place = await scene();
    const { id } = await confirmed(place, ['2026-11'], 100_000);
    await deposited(place, 107_650);
    await ask(place.secretary, id, 'bank');
    await pays(place.committee, id);
    expect(await s.booked(id)).toEqual({ cash: 107_650, bank: -107_650 });
  });

  it('refused, it can be asked for again another way', async () => {
    const place = await scene();
    const { id } = await confirmed(place, ['2026-10', '2026-11']);
    await deposited(place, 7650);
    expect((await ask(place.secretary, id, 'cash')).status).toBe(409);
    const more = await confirmed(place);
    expect((await ask(place.secretary, more.id, 'bank')).status).toBe(200);
    await t.ok(place.committee, duesPaymentsApi.decideCashReturn, { params: { id: more.id }, body: { outcome: 'reject', reason: '现金还在', version: 3 } });
    expect((await ask(place.secretary, more.id, 'cash', 4)).body).toMatchObject({ status: 'returning', giveBack: { way: 'cash', refusal: null } });
  });

  it.each(['cash', 'bank'] as const)('taken by an organisation that was merged since: %s goes out of what its successor holds', async (way) => {
    const [old, heir] = [await scene(), await scene()];
    const { member, id } = await confirmed(old);
    if (way === 'bank') await deposited(old, 7650);
    const officer = callerAt(s.tree.a2, 'committee_officer', (await createMember(t, { orgId: s.tree.a2.id })).id, s.tree.a);
    await t.ok(officer, orgsApi.merge, { body: { groups: [{ targetId: heir.branch.id, sourceIds: [old.branch.id] }], reason: '网点整合' } });
    const held = async (orgId: string) => {
      const sql = "SELECT SUM(debitFen - creditFen) AS fen FROM dues_balance WHERE orgId = ? AND account IN ('cash', 'bank')";
      return t.uow.read(async (tx) => Number((await tx.select<{ fen: number | string }>(sql, [orgId]))[0].fen));
    };
    expect([await held(old.branch.id), await held(heir.branch.id)]).toEqual([0, 7650]);

    expect((await ask(s.finance, id, way)).body).toMatchObject({ status: 'returning', giveBack: { way } });
    expect((await pays(s.finance2, id, way === 'bank' ? undefined : {})).body).toMatchObject({ status: 'returned' });
    expect([await held(old.branch.id), await held(heir.branch.id)]).toEqual([0, 0]);
    expect((await s.bills(member.memberId)).map(({ paidFen, status }) => [paidFen, status])).toEqual([[0, 'unpaid']]);
    expect((await t.get(BooksVerifier).verify()).differences).toEqual([]);
  });
});
