import { bookEntriesApi, booksApi, duesPublicationsApi, duesUsesApi, orgPreviewsApi, orgsApi, remittancesApi } from '@xianfeng/shared-types';
import { BooksVerifier, debit, credit, DuesLedger } from '../../src/modules/books';
import { bookEntryMachine } from '../../src/modules/books/entries/book-entry.workflow';
import { JournalRow } from '../../src/modules/books/ledger/journal.entity';
import { PublicationReminders } from '../../src/modules/books/publication/publication-reminders';
import { MergedBooks } from '../../src/modules/books/succession/merged-books';
import type { Org } from '../../src/modules/orgs/org.entity';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { bookDues, journalOf, uploadedMinutes } from '../factories/books';
import { callerAt, memberOf } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

const TODAY = '2026-11-20';

describe('money that no payment brings', () => {
  let t: TestApp;
  let tree: OrgTree;
  let accountant: TestCaller;
  let cashier: TestCaller;
  let officer: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    accountant = callerAt(tree.group, 'finance_officer', (await createMember(t, { orgId: tree.group.id, name: '吴会计' })).id);
    cashier = callerAt(tree.group, 'finance_officer', (await createMember(t, { orgId: tree.group.id, name: '郑出纳' })).id);
    officer = callerAt(tree.a, 'committee_officer', (await createMember(t, { orgId: tree.a.id, name: '孙专员' })).id);
  });
  afterAll(() => t.stop());

  /** Every test leaves books that hold. */
  afterEach(async () => {
    expect((await t.get(BooksVerifier).verify('2027-12-31')).differences).toEqual([]);
  });

  const branch = (name: string) => createOrg(t.uow, { name, parent: tree.a });
  const overview = async (org: Org, caller = accountant) => t.ok(caller, booksApi.overview, { query: { orgId: org.id } });

  describe('interest and opening balances', () => {
    const interest = (org: Org, more: object = {}) => ({ orgId: org.id, kind: 'interest' as const, account: 'bank' as const, amountFen: 1234, on: TODAY, voucher: '工行回单 9001', note: '三季度', ...more });
    const opening = (org: Org, more: object = {}) => interest(org, { kind: 'opening', amountFen: 500_000, on: '2026-10-01', voucher: '2026年9月账簿', note: '', ...more });
    const enter = (body: ReturnType<typeof interest>, caller = accountant) => t.call(caller, bookEntriesApi.enter, { body });

    it('interest is income of dues once a second person has confirmed the slip', async () => {
      const org = await branch('利息党支部');
      const { id } = await t.ok(accountant, bookEntriesApi.enter, { body: interest(org) });
      expect((await overview(org)).total.interestFen).toBe(0);
      expect((await t.call(accountant, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } })).body).toMatchObject({ code: 'payment.second_person' });
      expect((await enter(interest(org))).body).toMatchObject({ code: 'conflict.duplicate', detail: expect.stringContaining('工行回单 9001') });
      const [waiting] = (await t.ok(cashier, bookEntriesApi.list, { query: { orgId: org.id, status: 'entered' } })).items;
      expect(waiting).toMatchObject({ id, enteredBy: '吴会计', decidedBy: null, allowedActions: ['confirm', 'refuse'] });
      expect(await t.ok(cashier, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } })).toMatchObject({ status: 'confirmed', decidedBy: '郑出纳', allowedActions: ['reverse'] });
      expect((await t.call(cashier, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } })).status).toBe(409);
      const { own, money } = await overview(org);
      expect([own?.interestFen, own?.inFen, money]).toEqual([1234, 1234, [{ account: 'bank', name: '银行存款', fen: 1234 }]]);
      const book = await t.ok(accountant, booksApi.ledger, { query: { orgId: org.id, from: TODAY, to: TODAY } });
      expect(book.items).toMatchObject([{ kindName: '存款利息', memo: '存款利息，凭证 工行回单 9001', against: '利息收入', inFen: 1234, balanceFen: 1234 }]);
    });

    it('what was refused or taken back may be entered anew; money that is spent is not taken back', async () => {
      const org = await branch('更正党支部');
      const first = await t.ok(accountant, bookEntriesApi.enter, { body: interest(org) });
      expect((await t.call(cashier, bookEntriesApi.refuse, { params: { id: first.id }, body: { version: 1, reason: '' } })).status).toBe(422);
      expect(await t.ok(cashier, bookEntriesApi.refuse, { params: { id: first.id }, body: { version: 1, reason: '金额与回单不符' } })).toMatchObject({ status: 'refused', allowedActions: [] });
      const { id } = await t.ok(accountant, bookEntriesApi.enter, { body: interest(org, { amountFen: 1243 }) });
      await t.ok(cashier, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } });
      const reverse = () => t.call(cashier, bookEntriesApi.reverse, { params: { id }, body: { version: 2, reason: '记错组织' } });
      await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, org, [debit('use_training', 1000), credit('bank', 1000)], { kind: 'use' })));
      expect((await reverse()).body).toMatchObject({ code: 'conflict.state', detail: expect.stringContaining('银行存款账面只有 2.43 元') });
      await bookDues(t, org, 1000, { kind: 'deposit' });
      await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, org, [debit('bank', 1000), credit('wechat', 1000)], { kind: 'settlement' })));
      expect(await reverse()).toMatchObject({ status: 200, body: { status: 'reversed', reason: '记错组织' } });
      expect((await overview(org)).own?.interestFen).toBe(0);
      expect((await enter(interest(org, { amountFen: 1243 }))).status).toBe(200);
    });

    it('the books begin in the middle of a year with what there was: once an account, before the first of its journals', async () => {
      const org = await branch('年中启用党支部');
      await bookDues(t, org, 800, { on: '2026-10-08' });
      const late = await enter(opening(org, { on: '2026-10-09' }));
      expect([late.status, JSON.stringify(late.body)]).toEqual([422, expect.stringContaining('2026-10-08')]);
      const { id } = await t.ok(accountant, bookEntriesApi.enter, { body: opening(org) });
      expect((await enter(opening(org, { voucher: '另一本账' }))).body).toMatchObject({ code: 'conflict.duplicate', detail: expect.stringContaining('已有期初') });
      await t.ok(accountant, bookEntriesApi.enter, { body: opening(org, { account: 'cash', amountFen: 100 }) });
      await t.ok(cashier, bookEntriesApi.confirm, { params: { id }, body: { version: 1 } });
      expect((await overview(org)).own).toMatchObject({ carriedFen: 0, closingFen: 500_800 });
      const year = await t.ok(accountant, booksApi.summary, { query: { orgId: org.id, from: '2026-01', to: '2026-12' } });
      expect(year.figures).toMatchObject({ openingFen: 0, carriedFen: 500_000, duesFen: 800, closingFen: 500_800 });
    });

    it('nothing of days to come, interest in the bank alone, finance alone', async () => {
      const org = await branch('限制党支部');
      expect((await enter(interest(org, { on: '2026-11-21' }))).status).toBe(422);
      expect(JSON.stringify((await enter(interest(org, { account: 'cash' }))).body)).toContain('记入银行存款');
      expect((await enter(interest(org, { amountFen: 0 }))).status).toBe(422);
      expect((await enter(interest(org), callerAt(org, 'branch_secretary'))).status).toBe(403);
      expect((await enter(interest(org), callerAt(tree.b, 'finance_officer'))).status).toBe(404);
      expect(bookEntryMachine.unreachable()).toEqual([]);
    });
  });

  describe('a branch that is merged into another one', () => {
    const merge = (from: Org[], to: Org) => t.ok(officer, orgsApi.merge, { body: { groups: [{ targetId: to.id, sourceIds: from.map(({ id }) => id) }], reason: '支部优化设置' } });
    const money = (version: number) => ({ account: 'wechat' as const, on: TODAY, voucher: '回单', version });

    it('its balance goes along by a journal of the day, account by account, and its books stay', async () => {
      const [from, to] = [await branch('并出党支部'), await branch('并入党支部')];
      await bookDues(t, from, 9000, { on: '2026-10-10' });
      await bookDues(t, to, 1000, { on: '2026-10-10' });
      await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, from, [debit('wechat', 120_000), credit('large_dues_payable', 120_000)])));
      const preview = await t.ok(officer, orgPreviewsApi.merge, { body: { groups: [{ targetId: to.id, sourceIds: [from.id] }], reason: '支部优化设置' } });
      expect(preview.effects.find(({ kind }) => kind === 'dues_carried')).toMatchObject({ total: 1, names: ['并出党支部'] });
      await merge([from], to);
      const [left, right] = [await overview(from), await overview(to)];
      expect(left).toMatchObject({ mergedInto: { id: to.id }, own: { mergedOutFen: 9000, closingFen: 0, heldForOthersFen: 0 }, money: [] });
      expect(right).toMatchObject({
        mergedInto: null, absorbed: [{ id: from.id }], own: { mergedInFen: 9000, closingFen: 10_000, heldForOthersFen: 120_000 }, money: [{ account: 'wechat', fen: 130_000 }],
      });
      const journals = await t.uow.read((tx) => tx.repo(JournalRow).find({ where: { sourceType: 'merge', sourceId: from.id }, order: { postingKey: 'DESC' } }));
      expect(journals.map(({ kind, day, memo, orgPath }) => [kind, day, memo, orgPath])).toEqual([
        ['merge', TODAY, '并入并入党支部，结余转出', from.path], ['merge', TODAY, '并出党支部并入，结余转来', to.path],
      ]);
      for (const { postingKey } of journals) await t.uow.run((tx) => t.get(DuesLedger).reverse(tx, postingKey, { on: TODAY, memo: '合并撤回', by: null }));
      expect([(await overview(from)).own, (await overview(to)).own]).toMatchObject([{ closingFen: 9000, mergedOutFen: 0 }, { closingFen: 1000, mergedInFen: 0 }]);
      await t.get(MergedBooks).sweep();
      expect((await overview(to)).own).toMatchObject({ closingFen: 10_000 });
    });

    it('what comes to its books later follows, once', async () => {
      const [from, middle, to] = [await branch('先并出党支部'), await branch('中间党支部'), await branch('最后党支部')];
      await merge([from], middle);
      await merge([middle], to);
      await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, from, [debit('fees', 46), credit('wechat', 46)], { kind: 'fee' })));
      await Promise.all([t.get(MergedBooks).sweep(), t.get(MergedBooks).sweep()]);
      await t.get(MergedBooks).sweep();
      expect([(await overview(from)).own, (await overview(to)).own]).toMatchObject([{ feesFen: 46, closingFen: 0 }, { mergedInFen: -46, closingFen: -46 }]);
      expect((await overview(to)).absorbed.map(({ name }) => name)).toEqual(['先并出党支部']);
    });

    it('what is under way goes on with the successor: a remittance is received or comes back, a use is paid', async () => {
      const [from, to] = [await branch('在途党支部'), await branch('接续党支部')];
      const [head, heir] = [callerAt(from, 'branch_secretary'), callerAt(to, 'branch_secretary', (await createMember(t, { orgId: to.id, name: '接续书记' })).id)];
      await bookDues(t, from, 5000, { on: '2026-10-10' });
      await bookDues(t, from, 3000, { on: '2026-11-10' });
      const period = (month: string, org = from) => ({ orgId: org.id, kind: 'ordinary' as const, fromMonth: month, toMonth: month });
      const [october, november] = [await t.ok(head, remittancesApi.create, { body: period('2026-10') }), await t.ok(head, remittancesApi.create, { body: period('2026-11') })];
      for (const { id } of [october, november]) await t.ok(head, remittancesApi.send, { params: { id }, body: money(1) });
      await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, from, [debit('bank', 2000), credit('opening', 2000)], { kind: 'opening' })));
      const asked = { orgId: from.id, useClass: 'training' as const, purpose: '培训', amountFen: 700, payee: '党校', decidedOn: TODAY, decision: '支委会研究同意' };
      const use = await t.ok(head, duesUsesApi.request, { body: { ...asked, fileIds: [await uploadedMinutes(t, head.memberId)] } });
      await merge([from], to);

      expect((await t.ok(heir, remittancesApi.proposal, { query: period('2026-10', to) }))).toMatchObject({ basisFen: 5000, alreadyFen: 5000, amountFen: 0 });
      expect((await t.ok(heir, remittancesApi.list, { query: {} })).items.map(({ from: sender }) => sender.id)).toEqual([to.id, to.id]);
      const finance = callerAt(tree.a, 'finance_officer');
      await t.ok(finance, remittancesApi.receive, { params: { id: october.id }, body: money(2) });
      await t.ok(finance, remittancesApi.returnToSender, { params: { id: november.id }, body: { version: 2, reason: '银行未到账' } });
      await t.ok(finance, duesUsesApi.approve, { params: { id: use.id }, body: { ...money(1), account: 'bank' } });
      await t.get(MergedBooks).sweep();
      expect((await overview(from)).own).toMatchObject({ closingFen: 0 });
      expect(await overview(to)).toMatchObject({
        own: { remittedOutFen: 5000, usedFen: 700, closingFen: 4300 }, money: [{ account: 'bank', fen: 1300 }, { account: 'wechat', fen: 3000 }],
      });
    });

    it('the successor’s officers read and publish its books, its members read them', async () => {
      const [from, to] = [await branch('原党支部'), await branch('新党支部')];
      const other = callerAt(await branch('旁边党支部'), 'branch_secretary');
      await bookDues(t, from, 4000, { on: '2025-05-05' });
      const head = callerAt(from, 'branch_secretary', (await createMember(t, { orgId: from.id, name: '原书记' })).id);
      const before = await t.ok(head, duesPublicationsApi.draft, { query: { orgId: from.id, year: 2024 } });
      const earlier = await t.ok(head, duesPublicationsApi.publish, { body: { orgId: from.id, year: 2024, note: '', figuresHash: before.figuresHash } });
      await merge([from], to);
      const heir = callerAt(to, 'branch_secretary', (await createMember(t, { orgId: to.id, name: '新书记' })).id);
      const book = { query: { orgId: from.id, from: '2026-11-01', to: '2026-11-30' } };
      expect((await t.ok(heir, booksApi.ledger, book)).items).toMatchObject([{ kindName: '组织合并结转', outFen: 4000, balanceFen: 0 }]);
      expect((await overview(from, heir)).mergedInto).toMatchObject({ id: to.id });
      expect((await t.call(other, booksApi.ledger, book)).status).toBe(404);
      t.clock.set('2027-01-10T01:10:00.000Z');
      try {
        await t.get(PublicationReminders).remind();
        const asked = await t.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { topic: 'notify.request' } }));
        const reminder = asked.map(({ payload }) => JSON.stringify(payload)).find((text) => text.includes(`publication:2026:01:${from.id}`));
        expect(reminder).toContain(to.id);
      } finally {
        t.clock.set(`${TODAY}T02:00:00.000Z`);
      }
      const { figuresHash } = await t.ok(heir, duesPublicationsApi.draft, { query: { orgId: from.id, year: 2025 } });
      expect((await t.call(other, duesPublicationsApi.draft, { query: { orgId: from.id, year: 2025 } })).status).toBe(404);
      const { id } = await t.ok(heir, duesPublicationsApi.publish, { body: { orgId: from.id, year: 2025, note: '', figuresHash } });
      const member = memberOf(to, tree.group, (await createMember(t, { orgId: to.id, name: '新党员' })).id);
      expect((await t.ok(member, duesPublicationsApi.list, { query: {} })).items.map((line) => line.id)).toEqual([id, earlier.id]);
      expect(await t.ok(member, duesPublicationsApi.detail, { params: { id } })).toMatchObject({ org: { name: '原党支部' }, figures: { duesFen: 4000 }, intact: true });
      expect((await t.call(memberOf(tree.b1, tree.group), duesPublicationsApi.detail, { params: { id } })).status).toBe(404);
    });
  });
});
