import { booksApi, cashDepositsApi, duesPublicationsApi, duesUsesApi, remittancesApi } from '@xianfeng/shared-types';
import { Workbook } from 'exceljs';
import { BooksMonths, BooksVerifier, credit, debit, DuesLedger } from '../../src/modules/books';
import { depositMachine } from '../../src/modules/books/deposits/cash-deposits.service';
import { JournalRow } from '../../src/modules/books/ledger/journal.entity';
import { PublicationReminders } from '../../src/modules/books/publication/publication-reminders';
import { PublicationRow } from '../../src/modules/books/publication/publication.entity';
import { remittanceMachine } from '../../src/modules/books/remittance/remittance.workflow';
import { duesUseMachine } from '../../src/modules/books/uses/dues-use.workflow';
import { DuesBillRow, DuesSettlementRow } from '../../src/modules/dues/dues-bill.entity';
import { PaymentReceiptRow } from '../../src/modules/payments/receipts/receipt.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { bookDues, journalOf, uploadedMinutes } from '../factories/books';
import { callerAt, memberOf } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, tokenFor, type TestCaller } from '../harness';

describe('books of party dues', () => {
  let t: TestApp;
  let tree: OrgTree;
  let secretary: TestCaller;
  let accountant: TestCaller;
  let cashier: TestCaller;
  let member: TestCaller;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    secretary = callerAt(tree.a1, 'branch_secretary', (await createMember(t, { orgId: tree.a1.id, name: '周书记' })).id);
    accountant = callerAt(tree.group, 'finance_officer', (await createMember(t, { orgId: tree.group.id, name: '吴会计' })).id);
    cashier = callerAt(tree.group, 'finance_officer', (await createMember(t, { orgId: tree.group.id, name: '郑出纳' })).id);
    member = memberOf(tree.a1, tree.group, (await createMember(t, { orgId: tree.a1.id, name: '钱党员' })).id);
  });
  afterAll(() => t.stop());

  /** Every test leaves books that hold. */
  afterEach(async () => {
    expect((await t.get(BooksVerifier).verify('2027-12-31')).differences).toEqual([]);
  });

  const branch = (name: string) => createOrg(t.uow, { name, parent: tree.a });
  const money = (version: number, more: object = {}) => ({ account: 'wechat' as const, on: '2026-11-20', voucher: '回单 1', version, ...more });

  it('a journal counts once, a reversal takes it back, another fact under its key is a fault', async () => {
    const org = await branch('记账党支部');
    const input = journalOf(t, org, [debit('wechat', 5_000_000_000_00), credit('dues_income', 5_000_000_000_00)]);
    const ledger = t.get(DuesLedger);
    expect(await t.uow.run((tx) => ledger.post(tx, input))).toBe('posted');
    expect(await t.uow.run((tx) => ledger.post(tx, input))).toBe('known');
    const other = { ...input, lines: [debit('wechat', 1), credit('dues_income', 1)] };
    await expect(t.uow.run((tx) => ledger.post(tx, other))).rejects.toThrow('other figures');
    const overview = async () => (await t.ok(accountant, booksApi.overview, { query: { orgId: org.id } })).total;
    expect(await overview()).toMatchObject({ duesFen: 5_000_000_000_00, closingFen: 5_000_000_000_00 });
    const reversal = { on: t.clock.today(), memo: '登记有误，冲销', by: null };
    expect(await t.uow.run((tx) => ledger.reverse(tx, input.key, reversal))).toBe('posted');
    expect(await t.uow.run((tx) => ledger.reverse(tx, input.key, reversal))).toBe('known');
    expect(await overview()).toMatchObject({ inFen: 0, closingFen: 0 });
    const journal = await t.uow.read((tx) => tx.repo(JournalRow).findOneByOrFail({ postingKey: input.key }));
    await expect(t.uow.run((tx) => tx.repo(JournalRow).save({ ...journal, memo: '改动' }))).rejects.toThrow('append-only');
  });

  it('a closed month takes nothing: later facts of it stand in the next, also for all below', async () => {
    const committee = await createOrg(t.uow, { name: '结账分行党委', kind: 'party_committee', orgClass: 'committee', parent: tree.group });
    const org = await createOrg(t.uow, { name: '结账支行党支部', parent: committee });
    await bookDues(t, org, 1000, { on: '2026-09-10' });
    await t.uow.run((tx) => t.get(BooksMonths).close(tx, committee.id, '2026-09'));
    await bookDues(t, org, 300, { on: '2026-09-30' });
    const book = await t.ok(accountant, booksApi.ledger, { query: { orgId: org.id, from: '2026-09-01', to: '2026-10-31' } });
    expect(book.items.map(({ day, occurredOn, inFen, balanceFen }) => [day, occurredOn, inFen, balanceFen])).toEqual([
      ['2026-09-10', '2026-09-10', 1000, 1000], ['2026-10-01', '2026-09-30', 300, 1300],
    ]);
    expect((await t.ok(accountant, booksApi.overview, { query: { orgId: org.id } })).closedUpTo).toBe('2026-09');
  });

  it('dues go up by ratio: proposed from what was received, sent by one side and received by the other', async () => {
    const org = await branch('上缴党支部');
    const head = callerAt(org, 'branch_secretary');
    await bookDues(t, org, 12_345, { on: '2026-10-08' });
    const finance = callerAt(tree.a, 'finance_officer');
    const set = { orgId: org.id, basisPoints: 6250, effectiveFrom: '2026-11-01', doc: '甲分行党委会纪要', article: '第二项', reason: '统一上缴比例' };
    expect((await t.call(head, remittancesApi.setRatio, { body: set })).status).toBe(403);
    expect((await t.call(finance, remittancesApi.setRatio, { body: { ...set, effectiveFrom: '2026-10-01' } })).status).toBe(422);
    expect((await t.ok(finance, remittancesApi.setRatio, { body: set })).find((r) => r.from.id === org.id)).toMatchObject({ basisPoints: 6250, article: '第二项' });
    expect((await t.call(finance, remittancesApi.setRatio, { body: set })).status).toBe(409);

    const period = { orgId: org.id, kind: 'ordinary' as const, fromMonth: '2026-10', toMonth: '2026-10' };
    const proposal = await t.ok(head, remittancesApi.proposal, { query: period });
    expect(proposal).toMatchObject({ basisFen: 12_345, dueFen: 7716, amountFen: 7716, alreadyFen: 0, availableFen: 12_345, to: { id: tree.a.id } });
    expect(proposal.explanation).toBe('期间实收党费 123.45 元 × 62.5% = 77.16 元。');
    expect((await t.call(head, remittancesApi.create, { body: { ...period, amountFen: 7000 } })).body).toMatchObject({ errors: [{ path: 'note' }] });
    const draft = await t.ok(head, remittancesApi.create, { body: period });
    expect((await t.call(head, remittancesApi.create, { body: period })).status).toBe(409);
    const { id } = draft;
    expect((await t.call(head, remittancesApi.send, { params: { id }, body: money(1, { account: 'bank' }) })).body).toMatchObject({ code: 'conflict.state' });
    expect((await t.call(head, remittancesApi.send, { params: { id }, body: money(1, { on: '2027-01-01' }) })).status).toBe(422);
    const sent = await t.ok(head, remittancesApi.send, { params: { id }, body: money(1) });
    expect(sent).toMatchObject({ status: 'sent', sent: { account: 'wechat', voucher: '回单 1' }, allowedActions: [] });
    expect((await t.ok(finance, booksApi.overview, { query: { orgId: org.id } })).money.find((m) => m.account === 'remit_transit')).toMatchObject({ fen: 7716 });
    expect((await t.call(head, remittancesApi.receive, { params: { id }, body: money(2) })).status).toBe(403);
    const returned = await t.ok(finance, remittancesApi.returnToSender, { params: { id }, body: { version: 2, reason: '银行未到账' } });
    expect(returned).toMatchObject({ status: 'draft', sent: null });
    await t.ok(head, remittancesApi.send, { params: { id }, body: money(3) });
    expect((await t.call(finance, remittancesApi.receive, { params: { id }, body: money(3) })).status).toBe(409);
    const received = await t.ok(finance, remittancesApi.receive, { params: { id }, body: money(4, { account: 'bank' }) });
    expect(received).toMatchObject({ status: 'received', received: { account: 'bank' }, allowedActions: [] });
    expect(received.history.map(({ action }) => action)).toEqual(['create', 'send', 'return', 'send', 'receive']);
    expect((await t.ok(finance, booksApi.overview, { query: { orgId: org.id } })).own).toMatchObject({ remittedOutFen: 7716, closingFen: 12_345 - 7716 });
    expect((await t.ok(finance, booksApi.overview, { query: { orgId: tree.a.id } })).own).toMatchObject({ remittedInFen: 7716 });
    expect((await t.ok(finance, remittancesApi.list, { query: { orgId: org.id } })).items).toHaveLength(1);
    expect((await t.call(callerAt(tree.b, 'finance_officer'), remittancesApi.detail, { params: { id } })).status).toBe(404);
  });

  it('the share of the Centre is 5 % by the end of April (Art. 15), its sender is not its receiver', async () => {
    const top = await createOrg(t.uow, { name: '独立集团党委', kind: 'party_committee', orgClass: 'committee' });
    const below = await createOrg(t.uow, { name: '独立集团机关党支部', parent: top });
    await bookDues(t, below, 200_010, { on: '2026-03-05' });
    await bookDues(t, top, 20_000, { on: '2026-03-05' });
    const [one, two] = [callerAt(top, 'finance_officer'), callerAt(top, 'finance_officer')];
    const period = { orgId: top.id, kind: 'ordinary' as const, fromMonth: '2026-01', toMonth: '2026-11' };
    const proposal = await t.ok(one, remittancesApi.proposal, { query: period });
    expect(proposal).toMatchObject({ basisFen: 220_010, dueFen: 11_001, dueOn: '2027-04-30', to: null, ratio: { basisPoints: 500, article: '第十五条' } });
    const { id } = await t.ok(one, remittancesApi.create, { body: period });
    await t.ok(one, remittancesApi.send, { params: { id }, body: money(1) });
    expect((await t.call(one, remittancesApi.receive, { params: { id }, body: money(2) })).body).toMatchObject({ code: 'payment.second_person' });
    await t.ok(two, remittancesApi.receive, { params: { id }, body: money(2, { voucher: '中组部收据 8' }) });
    expect((await t.ok(two, booksApi.summary, { query: { orgId: top.id, from: '2026-01', to: '2026-11' } })).lines.find((l) => l.account === 'remitted_outside')).toMatchObject({ closingFen: 11_001 });
  });

  it('large dues pass up whole (Art. 11) and are nobody’s income on the way', async () => {
    const org = await branch('大额党费党支部');
    const head = callerAt(org, 'branch_secretary');
    await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, org, [debit('wechat', 120_000), credit('large_dues_payable', 120_000)])));
    expect((await t.ok(head, booksApi.overview, { query: {} })).total).toMatchObject({ inFen: 0, closingFen: 0, heldForOthersFen: 120_000 });
    const period = { orgId: org.id, kind: 'large' as const, fromMonth: '2026-11', toMonth: '2026-11' };
    expect((await t.call(head, remittancesApi.create, { body: { ...period, amountFen: 60_000, note: '先交一半' } })).status).toBe(422);
    const { id, amountFen } = await t.ok(head, remittancesApi.create, { body: period });
    expect(amountFen).toBe(120_000);
    await t.ok(head, remittancesApi.send, { params: { id }, body: money(1) });
    await t.ok(accountant, remittancesApi.receive, { params: { id }, body: money(2, { account: 'bank' }) });
    expect((await t.ok(head, booksApi.overview, { query: {} })).total).toMatchObject({ heldForOthersFen: 0, closingFen: 0 });
  });

  it('dues are used for five things alone, after a decision, by two persons, up to the balance (Art. 19, 20)', async () => {
    const org = await branch('使用党费党支部');
    const head = callerAt(org, 'branch_secretary', (await createMember(t, { orgId: org.id })).id);
    await bookDues(t, org, 50_000);
    const fileIds = [await uploadedMinutes(t, head.memberId)];
    const body = {
      orgId: org.id, useClass: 'training' as const, purpose: '购买党员培训教材', amountFen: 30_000, payee: '新华书店', decidedOn: '2026-11-18',
      decision: '11月18日支委会研究同意', fileIds,
    };
    const refused = await t.call(head, duesUsesApi.request, { body: { ...body, useClass: 'reception' } });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'useClass', message: expect.stringMatching(/接待、宴请.*第十九条/) }] } });
    expect((await t.call(head, duesUsesApi.request, { body: { ...body, fileIds: [] } })).status).toBe(422);
    expect((await t.call(head, duesUsesApi.request, { body: { ...body, fileIds: [await uploadedMinutes(t, newId())] } })).status).toBe(422);
    expect((await t.call(head, duesUsesApi.request, { body: { ...body, decidedOn: '2026-12-30' } })).status).toBe(422);
    const use = await t.ok(head, duesUsesApi.request, { body });
    expect(use).toMatchObject({ status: 'requested', files: [{ name: '支委会会议记录.pdf' }], availableFen: 50_000, allowedActions: ['withdraw'] });
    const own = { ...head, assignments: [...head.assignments, { role: 'finance_officer' as const, orgId: org.id, orgPath: org.path, reach: 'self' as const }] };
    expect((await t.call(own, duesUsesApi.approve, { params: { id: use.id }, body: money(1) })).body).toMatchObject({ code: 'payment.second_person' });
    expect((await t.call(accountant, duesUsesApi.approve, { params: { id: use.id }, body: money(1, { on: '2026-11-17' }) })).status).toBe(422);
    const paid = await t.ok(accountant, duesUsesApi.approve, { params: { id: use.id }, body: money(1) });
    expect(paid).toMatchObject({ status: 'paid', decidedBy: '吴会计', availableFen: 20_000, account: 'wechat', allowedActions: [] });
    expect((await t.call(cashier, duesUsesApi.approve, { params: { id: use.id }, body: money(2) })).status).toBe(409);
    const second = await t.ok(head, duesUsesApi.request, { body: { ...body, amountFen: 20_001 } });
    expect((await t.call(accountant, duesUsesApi.approve, { params: { id: second.id }, body: money(1) })).body).toMatchObject({ meta: { heldFen: 20_000 } });
    expect(await t.ok(accountant, duesUsesApi.reject, { params: { id: second.id }, body: { version: 1, reason: '余额不足' } })).toMatchObject({ status: 'rejected', reason: '余额不足' });
    expect((await t.ok(accountant, duesUsesApi.list, { query: { orgId: org.id, status: 'paid' } })).items).toMatchObject([{ id: use.id, amountFen: 30_000 }]);
  });

  it('two uses at once don’t spend the same money', async () => {
    const org = await branch('并发使用党支部');
    const head = callerAt(org, 'branch_secretary');
    await bookDues(t, org, 10_000);
    const request = async () => (await t.ok(head, duesUsesApi.request, { body: {
      orgId: org.id, useClass: 'hardship', purpose: '慰问困难党员', amountFen: 6_000, payee: '困难党员', decidedOn: '2026-11-18', decision: '支委会研究同意',
      fileIds: [await uploadedMinutes(t, head.memberId)],
    } })).id;
    const ids = [await request(), await request()];
    const replies = await Promise.all(ids.map((id) => t.call(accountant, duesUsesApi.approve, { params: { id }, body: money(1) })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await t.ok(head, booksApi.overview, { query: {} })).total).toMatchObject({ usedFen: 6_000, closingFen: 4_000 });
  });

  it('cash goes to the bank by two persons', async () => {
    const org = await branch('现金党支部');
    const head = callerAt(org, 'branch_secretary');
    await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, org, [debit('cash', 900), credit('dues_income', 900)], { kind: 'cash' })));
    expect((await t.call(head, cashDepositsApi.create, { body: { orgId: org.id, amountFen: 901, note: '' } })).status).toBe(409);
    const { id } = await t.ok(head, cashDepositsApi.create, { body: { orgId: org.id, amountFen: 900, note: '11月现金' } });
    const slip = { depositedOn: '2026-11-20', slip: '工行回单 77', version: 1 };
    expect((await t.call(head, cashDepositsApi.confirm, { params: { id }, body: slip })).body).toMatchObject({ code: 'payment.second_person' });
    expect(await t.ok(cashier, cashDepositsApi.confirm, { params: { id }, body: slip })).toMatchObject({ status: 'confirmed', confirmedBy: '郑出纳' });
    expect((await t.call(cashier, cashDepositsApi.confirm, { params: { id }, body: { ...slip, version: 2 } })).status).toBe(409);
    expect((await t.ok(head, booksApi.overview, { query: {} })).money).toEqual([{ account: 'bank', name: '银行存款', fen: 900 }]);
    expect((await t.ok(cashier, cashDepositsApi.list, { query: { orgId: org.id } })).items).toMatchObject([{ id, slip: '工行回单 77', allowedActions: [] }]);
  });

  it('a year is published once to the members, sealed; a correction is a further edition', async () => {
    await bookDues(t, tree.a1, 36_500, { on: '2025-06-10' });
    const draft = await t.ok(secretary, duesPublicationsApi.draft, { query: { orgId: tree.a1.id, year: 2025 } });
    expect(draft).toMatchObject({ edition: 1, figures: { duesFen: 36_500, closingFen: 36_500, income: [{ name: '党员交纳党费', fen: 36_500 }] }, warnings: [expect.stringContaining('尚未结账')] });
    const body = { orgId: tree.a1.id, year: 2025, note: '经支部党员大会通过', figuresHash: draft.figuresHash };
    await bookDues(t, tree.a1, 500, { on: '2025-07-10' });
    expect((await t.call(secretary, duesPublicationsApi.publish, { body })).body).toMatchObject({ code: 'conflict.version' });
    const { figuresHash } = await t.ok(secretary, duesPublicationsApi.draft, { query: { orgId: tree.a1.id, year: 2025 } });
    const first = await t.ok(secretary, duesPublicationsApi.publish, { body: { ...body, figuresHash } });
    expect(first).toMatchObject({ edition: 1, publishedBy: '周书记', intact: true, figures: { duesFen: 37_000 } });
    expect((await t.call(secretary, duesPublicationsApi.publish, { body: { ...body, figuresHash } })).body).toMatchObject({ errors: [{ path: 'reason' }] });
    const second = await t.ok(secretary, duesPublicationsApi.publish, { body: { ...body, figuresHash, reason: '补充说明' } });
    expect(second.title).toContain('（第1次更正）');
    expect((await t.ok(member, duesPublicationsApi.list, { query: {} })).items.map((p) => p.edition)).toEqual([2, 1]);
    expect(await t.ok(member, duesPublicationsApi.detail, { params: { id: first.id } })).toMatchObject({ hash: first.hash, intact: true });
    expect((await t.call(memberOf(tree.b1, tree.group), duesPublicationsApi.detail, { params: { id: first.id } })).status).toBe(404);
    expect(await t.ok(member, duesPublicationsApi.whereItWent, { query: { year: 2025 } })).toMatchObject({
      branch: { id: tree.a1.id }, year: 2025, thisYear: 2026, myPaidFen: 0, figures: { duesFen: 37_000 }, publication: { id: second.id },
    });
    const files = await Promise.all([duesPublicationsApi.print, duesPublicationsApi.workbook].map((api) => t.call(member, api, { params: { id: first.id } })));
    expect(files.map(({ status, headers }) => [status, headers['content-type']])).toEqual([
      [200, 'application/pdf'], [200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ]);
    await t.uow.run((tx) => tx.repo(PublicationRow).update({ id: first.id }, { note: '被改动' }));
    expect((await t.ok(member, duesPublicationsApi.detail, { params: { id: first.id } })).intact).toBe(false);
  });

  it('reminds the secretary of a year that was not published', async () => {
    const org = await branch('未公示党支部');
    await bookDues(t, org, 100, { on: '2026-05-05' });
    t.clock.set('2027-01-10T01:10:00.000Z');
    try {
      await t.get(PublicationReminders).remind();
      const asked = await t.uow.read((tx) => tx.repo(OutboxMessage).find({ where: { topic: 'notify.request' } }));
      expect(asked.filter((m) => JSON.stringify(m.payload).includes(`publication:2026:01:${org.id}`))).toHaveLength(1);
    } finally {
      t.clock.set('2026-11-20T02:00:00.000Z');
    }
    expect((await t.ok(accountant, booksApi.overview, { query: { orgId: tree.a.id, month: '2027-01' } })).unpublished).toMatchObject({ year: 2026, orgs: expect.arrayContaining([{ id: org.id, name: '未公示党支部' }]) });
  });

  it('ledgers are read page by page and taken out as files that can be traced', async () => {
    const org = await branch('导出账簿党支部');
    for (let i = 1; i <= 5; i++) await bookDues(t, org, i * 100, { on: `2026-11-0${i}`, memo: i === 3 ? '=HYPERLINK("x")' : `第${i}笔` });
    const query = { orgId: org.id, from: '2026-11-02', to: '2026-11-30', limit: 2 };
    const first = await t.ok(accountant, booksApi.ledger, { query });
    expect(first).toMatchObject({ openingFen: 100, inFen: 1400, closingFen: 1500, items: [{ balanceFen: 300, against: '党员交纳党费' }, { balanceFen: 600 }] });
    const second = await t.ok(accountant, booksApi.ledger, { query: { ...query, cursor: first.next! } });
    expect(second.items.map((l) => l.balanceFen)).toEqual([1000, 1500]);
    expect(second.next).toBeNull();
    expect(await t.ok(accountant, booksApi.ledger, { query: { ...query, account: 'dues_income' } })).toMatchObject({ openingFen: 100, closingFen: 1500 });
    const body = { sheet: 'ledger' as const, format: 'xlsx' as const, orgId: org.id, from: '2026-11-02', to: '2026-11-30', reason: '年度检查' };
    const reply = await t.http('post', booksApi.exportSheet.path).set('authorization', `Bearer ${tokenFor(accountant)}`).responseType('blob').send(body);
    expect(reply.status).toBe(200);
    const book = await new Workbook().xlsx.load(reply.body);
    const sheet = book.getWorksheet('党费明细账')!;
    expect(sheet.headerFooter.oddFooter).toContain('吴会计');
    expect(sheet.headerFooter.oddFooter).toContain('年度检查');
    const cells: unknown[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(cells).toContain('\'=HYPERLINK("x")');
    expect(cells).toEqual(expect.arrayContaining([15, 14, 1]));
    for (const kind of ['ledger', 'summary', 'collection'] as const) {
      expect((await t.call(accountant, booksApi.exportSheet, { body: { ...body, sheet: kind, format: 'pdf' } })).headers['content-type']).toBe('application/pdf');
    }
    expect(await t.uow.read((tx) => tx.repo(AuditEntry).countBy({ action: 'dues_books.export', objectId: org.id }))).toBe(4);
    const officer = callerAt(tree.a, 'committee_officer');
    expect((await t.call(officer, booksApi.exportSheet, { body: { ...body, sheet: 'collection' } })).status).toBe(404);
  });

  it('the sheet of a branch’s month: who owed, who paid, when and by whom; its file has the same rows', async () => {
    const org = await branch('收缴党支部');
    const head = callerAt(org, 'branch_secretary');
    const [early, helped] = [await createMember(t, { orgId: org.id, name: '安早交' }), await createMember(t, { orgId: org.id, name: '白代交' })];
    const late = await createMember(t, { orgId: org.id, name: '曹未交' });
    const at = new Date('2026-11-05T01:30:00.000Z');
    for (const [{ id: memberId }, paidFen, payerName] of [[early, 5000, '安早交'], [helped, 3000, '白家属'], [late, 0, '']] as const) {
      const [billId, orderId] = [newId(), newId()];
      await t.uow.run(async (tx) => {
        await tx.repo(DuesBillRow).insert({
          id: billId, memberId, orgId: org.id, month: '2026-11', dueOn: '2026-11-30', dueFen: 5000, paidFen, status: paidFen === 5000 ? 'paid' : paidFen > 0 ? 'partial' : 'unpaid',
          fixingId: newId(), reliefId: null, paidAt: paidFen === 5000 ? at : null, createdAt: at,
        });
        if (paidFen === 0) return;
        await tx.repo(DuesSettlementRow).insert({ id: newId(), billId, source: `order:${orderId}`, fen: paidFen, overFen: 0, at });
        await tx.repo(PaymentReceiptRow).insert({
          id: newId(), number: `T${orderId}`, code: orderId.slice(-16), method: 'wechat', sourceId: orderId, orderId, memberId, memberName: '党员',
          payerKind: memberId === early.id ? 'self' : 'relative', payerMemberId: null, payerName, orgId: org.id, orgName: org.name, orgPath: org.path, items: [], amountFen: paidFen,
          refundedFen: 0, transactionId: null, paidAt: at,
        });
      });
    }
    const sheet = await t.ok(head, booksApi.collection, { query: { orgId: org.id, month: '2026-11' } });
    expect(sheet).toMatchObject({ dueFen: 15_000, paidFen: 8_000, members: 3, paidMembers: 1 });
    expect(sheet.lines.map(({ memberName, paidFen, payerName, method }) => [memberName, paidFen, payerName, method])).toEqual([
      ['安早交', 5000, null, '微信支付'], ['白代交', 3000, '白家属', '微信支付'], ['曹未交', 0, null, null],
    ]);
    const body = { sheet: 'collection' as const, format: 'xlsx' as const, orgId: org.id, from: '2026-11-01', to: '2026-11-30', reason: '支部存档' };
    const reply = await t.http('post', booksApi.exportSheet.path).set('authorization', `Bearer ${tokenFor(head)}`).responseType('blob').send(body);
    const page = (await new Workbook().xlsx.load(reply.body)).getWorksheet('党费收缴明细表')!;
    expect((page.getRow(6).values as unknown[]).slice(2)).toEqual(['白代交', '2026-11', 50, 30, '白家属', '微信支付', '2026-11-05 09:30']);
    expect((page.getRow(8).values as unknown[]).slice(1, 6)).toEqual(['合计', '', '', 150, 80]);
    expect((await t.call(callerAt(tree.a, 'committee_officer'), booksApi.collection, { query: { orgId: org.id, month: '2026-11' } })).status).toBe(403);
  });

  it('the overview drills down and its chart ends with the balance', async () => {
    const all = await t.ok(accountant, booksApi.overview, { query: {} });
    expect(all).toMatchObject({ org: { id: tree.group.id }, above: [], month: '2026-11' });
    expect(all.months).toHaveLength(12);
    expect(all.months.at(-1)!.closingFen).toBe(all.total.closingFen);
    const childSum = all.children.reduce((sum, c) => sum + c.closingFen, 0) + (all.own?.closingFen ?? 0);
    expect(childSum).toBe(all.total.closingFen);
    const down = await t.ok(accountant, booksApi.overview, { query: { orgId: tree.a.id } });
    expect(down.above).toEqual([{ id: tree.group.id, name: tree.group.shortName }]);
    expect(down.total.closingFen).toBe(all.children.find((c) => c.org.id === tree.a.id)!.closingFen);
    expect((await t.call(secretary, booksApi.overview, { query: { orgId: tree.a2.id } })).status).toBe(404);
  });

  it('machines reach every state', () => {
    expect([remittanceMachine, duesUseMachine, depositMachine].flatMap((machine) => machine.unreachable() as string[])).toEqual([]);
  });
});

describe('the proof of the books', () => {
  it('names what differs', async () => {
    const t = await TestApp.start();
    try {
      const org = await createOrg(t.uow, { name: '查账党支部' });
      await bookDues(t, org, 1000, { key: 'proof:1', on: '2026-11-03' });
      await bookDues(t, org, 2000, { key: 'proof:2', on: '2026-11-10' });
      const verifier = t.get(BooksVerifier);
      expect(await verifier.verify('2026-11-05')).toMatchObject({ journals: 1, lines: 2, inFen: 1000, outFen: 0, balanceFen: 1000, differences: [] });
      await t.uow.run((tx) => tx.execute("UPDATE dues_balance SET debitFen = debitFen + 5 WHERE account = 'wechat'"));
      expect((await verifier.verify()).differences).toEqual(['查账党支部 2026-11 微信支付结算款：余额与分录不符，借方差 -0.05、贷方差 0.00']);
      await t.uow.run((tx) => tx.execute("UPDATE dues_balance SET debitFen = debitFen - 5 WHERE account = 'wechat'"));
      const table = 'dues_line';
      await t.uow.run((tx) => tx.execute(`UPDATE ${table} SET creditFen = 999 WHERE account = 'dues_income' AND day = '2026-11-03'`));
      const { differences } = await verifier.verify();
      expect(differences).toEqual(expect.arrayContaining([expect.stringContaining('凭证 proof:1'), expect.stringMatching(/^查账党支部：收入 29.99 ≠/), expect.stringMatching(/^全部组织合计/)]));
    } finally {
      await t.stop();
    }
  });
});
