import { duesApi, type FixDuesBody, memberMergesApi, orgsApi } from '@xianfeng/shared-types';
import { Workbook } from 'exceljs';
import { BillMaker, DuesBills, DuesExtras } from '../../src/modules/dues';
import { DuesFixingRow } from '../../src/modules/dues/dues-fixing.entity';
import type { Member } from '../../src/modules/members/member.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { callerAt, callerWith, memberOf } from '../factories/callers';
import { createBills, createFixing } from '../factories/dues';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, tokenFor, type TestCaller } from '../harness';
import { DuesScene } from '../support/dues-scene';

describe('party dues: what is owed', () => {
  let s: DuesScene;
  let t: TestApp;
  let tree: OrgTree;
  let secretary: TestCaller;
  let finance: TestCaller;
  let officer: TestCaller;

  beforeAll(async () => {
    s = await DuesScene.start();
    ({ t, tree, secretary, finance, officer } = s);
  });
  afterAll(() => t.stop());

  const fix = (member: Member, body: Partial<FixDuesBody>, caller = finance) =>
    t.call(caller, duesApi.fix, { params: { id: member.id }, body: { kind: 'wage', fromMonth: '2026-01', ...body } as FixDuesBody });
  const setRule = (code: string, value: number, orgPath: string) => t.uow.run((tx) => tx.repo(RuleValue).insert({
    id: newId(), code, value: String(value), unit: '', doc: '党委会纪要', article: '', effectiveFrom: '2020-01-01', effectiveTo: null, orgPath, reason: null, createdById: null, createdAt: null,
  }));

  describe('fixing', () => {
    it('第一条：逐项核定, and the base is sealed in the database', async () => {
      const member = await s.someone();
      const items = await t.ok(finance, duesApi.items, { query: {} });
      const item = (name: string) => items.find((i) => i.name === name)!.id;
      const reply = await fix(member, { items: [{ itemId: item('基本工资'), fen: 600_000 }, { itemId: item('个人所得税'), fen: 90_000 }] });
      expect(reply.body).toMatchObject({ monthlyFen: 7650, explanation: { baseFen: 510_000, dueFen: 7650 } });
      const row = await t.uow.read((tx) => tx.repo(DuesFixingRow).findOneByOrFail({ memberId: member.id }));
      expect(row.sealed).not.toContain('510000');
    });

    it('2017 通知第一条：a change within the year needs a reason and leaves the history', async () => {
      const member = await s.someone();
      expect((await fix(member, { baseFen: 500_000 })).status).toBe(200);
      expect(await fix(member, { baseFen: 800_000, fromMonth: '2026-07' })).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } });
      expect((await fix(member, { baseFen: 800_000, fromMonth: '2026-07', reason: '岗位调整，党委会同意' })).status).toBe(200);
      const history = await t.ok(finance, duesApi.memberFixings, { params: { id: member.id } });
      expect(history.map((f) => [f.fromMonth, f.monthlyFen, f.superseded])).toEqual([['2026-07', 12_000, false], ['2026-01', 5000, false]]);
      expect((await fix(member, { baseFen: 510_000, reason: '年初录入有误' })).status).toBe(200);
      expect((await t.ok(finance, duesApi.memberFixings, { params: { id: member.id } })).map((f) => f.superseded)).toEqual([false, false, true]);
    });

    it('第三条：the settlement month of an annual salary stands alone; 第四条：irregular income holds for its quarter', async () => {
      const member = await s.someone();
      await fix(member, { kind: 'annual', baseFen: 500_000 });
      await fix(member, { kind: 'annual', baseFen: 24_500_000, fromMonth: '2026-10', toMonth: '2026-10' });
      for (const month of ['2026-09', '2026-10', '2026-11']) await t.get(BillMaker).make(tree.a1.path, month);
      expect((await Promise.all(['2026-09', '2026-10', '2026-11'].map((month) => s.billOf(member, month)))).map((bill) => bill!.dueFen)).toEqual([5000, 100_000, 5000]);
      const trader = await s.someone();
      expect((await fix(trader, { kind: 'irregular', quarterNetFen: 3_600_000, fromMonth: '2026-11' })).body).toMatchObject({ fromMonth: '2026-10', toMonth: '2026-12', monthlyFen: 24_000 });
      expect((await fix(trader, { kind: 'wage', baseFen: 1, fromMonth: '2026-10', toMonth: '2026-10' })).status).toBe(422);
    });

    it('two officers at once: one fixing stands, nobody sees an error of the system', async () => {
      const member = await s.someone();
      const replies = await Promise.all([500_000, 510_000, 520_000].map((baseFen) => fix(member, { baseFen, reason: '年初核定' })));
      expect(replies.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const standing = (await t.ok(finance, duesApi.memberFixings, { params: { id: member.id } })).filter((f) => !f.superseded);
      expect(standing).toHaveLength(1);
    });

    it('an amount set by hand says why', async () => {
      const member = await s.someone();
      expect((await fix(member, { baseFen: 500_000, manualFen: 4000 })).status).toBe(422);
      const reply = await fix(member, { baseFen: 500_000, manualFen: 4000, reason: '社保养老金无法拆分，参照原标准' });
      expect(reply.body).toMatchObject({ monthlyFen: 4000, explanation: { calcFen: 5000, dueFen: 4000, flags: ['manual'] } });
    });

    it('nobody but the member, the collecting secretary and finance ever sees a base', async () => {
      const member = await s.fixed();
      const paths = { params: { id: member.id }, query: {} };
      const seen = async (caller: TestCaller) => (await t.ok(caller, duesApi.member, paths)).explanation?.baseFen ?? null;
      expect(await seen(secretary)).toBe(500_000);
      expect(await seen(finance)).toBe(500_000);
      expect(await seen(officer)).toBeNull();
      expect(await seen(callerWith('committee_secretary', tree.a))).toBeNull();
      expect((await t.ok(s.as(member), duesApi.mine, { query: {} })).explanation?.baseFen).toBe(500_000);
      for (const caller of [callerWith('platform_admin', tree.group), s.as(await s.someone()), callerWith('branch_committee', tree.a1, 'self')]) {
        expect((await t.call(caller, duesApi.member, paths)).status).toBe(403);
        expect((await t.call(caller, duesApi.memberFixings, { params: { id: member.id } })).status).toBe(403);
      }
      expect((await t.call(officer, duesApi.memberFixings, { params: { id: member.id } })).status).toBe(403);
      for (const endpoint of [duesApi.member, duesApi.memberFixings]) expect((await t.call(callerAt(tree.a2, 'branch_secretary'), endpoint as never, paths as never)).status).toBe(404);
      const reads = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ action: 'dues.base_read', objectId: member.id }));
      expect(reads.map((r) => r.actorId).sort()).toEqual([secretary.memberId, finance.memberId].sort());
      const list = JSON.stringify([await t.ok(secretary, duesApi.branch, { params: { orgId: tree.a1.id }, query: { limit: 100 } }), await t.ok(secretary, duesApi.fixings, { params: { orgId: tree.a1.id }, query: { limit: 100 } })]);
      expect(list).not.toMatch(/base|500000/i);
    });

    it('an unlisted item is decided by the base committee, for its part of the tree', async () => {
      const body = { orgId: tree.a.id, name: '驻外补助', effect: 'not_counted' as const, doc: '甲分行党委会纪要〔2026〕3号', article: '', decidedBy: '甲分行党委', decidedOn: '2026-03-01', effectiveFrom: '2026-03' };
      const item = await t.ok(finance, duesApi.createItem, { body });
      const names = async (caller: TestCaller) => (await t.ok(caller, duesApi.items, { query: {} })).map((i) => i.name);
      expect(await names(s.as(await s.someone()))).toContain('驻外补助');
      expect(await names(memberOf(tree.b1, tree.group))).not.toContain('驻外补助');
      await t.ok(finance, duesApi.endItem, { params: { id: item.id }, body: { toMonth: '2026-10' } });
      expect(await names(s.as(await s.someone()))).not.toContain('驻外补助');
    });
  });

  describe('bills', () => {
    it('are made once, for the branch of formal membership (第九条)', async () => {
      const member = await s.fixed({ orgId: tree.a2.id, homeOrgId: tree.a1.id });
      const unknown = await s.someone();
      const first = await t.ok(finance, duesApi.makeBills, { params: { orgId: tree.a.id }, body: { month: '2026-08' } });
      expect(first.made).toBeGreaterThan(0);
      expect(await t.ok(finance, duesApi.makeBills, { params: { orgId: tree.a.id }, body: { month: '2026-08' } })).toMatchObject({ made: 0, unfixed: first.unfixed });
      expect(await s.billOf(member, '2026-08')).toMatchObject({ orgId: tree.a1.id, dueFen: 5000, status: 'unpaid', dueOn: '2026-08-15' });
      expect(await s.billOf(unknown, '2026-08')).toBeNull();
    });

    it('第八条：a probationary member pays from the branch meeting on, after the collection day with the next month', async () => {
      const early = await s.fixed({ category: 'probationary', joinedOn: '2026-06-10', fullOn: null });
      const late = await s.fixed({ category: 'probationary', joinedOn: '2026-06-20', fullOn: null });
      for (const month of ['2026-05', '2026-06']) await t.get(BillMaker).make(tree.a1.path, month);
      expect([await s.billOf(early, '2026-05'), await s.billOf(late, '2026-05')]).toEqual([null, null]);
      expect((await s.billOf(early, '2026-06'))!.dueOn).toBe('2026-06-15');
      expect((await s.billOf(late, '2026-06'))!.dueOn).toBe('2026-07-15');
      const { grounds } = await t.ok(s.as(late), duesApi.mine, { query: {} });
      expect(grounds).toContainEqual(expect.objectContaining({ text: expect.stringContaining('2026-06-20'), article: '第八条' }));
    });

    it('第十二条：a branch that collects by the quarter has them due at its end', async () => {
      await setRule('dues.quarterly', 1, tree.a2.path);
      const member = await createMember(t, { orgId: tree.a2.id });
      await createFixing(t, { member });
      await t.get(BillMaker).make(tree.a2.path, '2026-07');
      expect((await s.billOf(member, '2026-07'))!.dueOn).toBe('2026-09-30');
    });

    it('nothing to pay is nothing owed', async () => {
      const member = await s.fixed({}, 0);
      await t.get(BillMaker).make(tree.a1.path, '2026-08');
      expect(await s.billOf(member, '2026-08')).toMatchObject({ dueFen: 0, status: 'waived' });
    });

    it('a new fixing changes bills that nobody has paid, and no others', async () => {
      const member = await s.fixed();
      const [paid, open] = await createBills(t, member, ['2026-09', '2026-10']);
      await t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: paid.id, fen: 5000, source: 'cash:x', at: t.clock.now() }));
      await fix(member, { baseFen: 800_000, fromMonth: '2026-09', reason: '录入有误，重新核定' });
      expect([(await s.billOf(member, '2026-09'))!.dueFen, (await s.billOf(member, open.month))!.dueFen]).toEqual([5000, 12_000]);
    });

    it('one taken off by hand stays off', async () => {
      const member = await s.fixed();
      const [bill] = await createBills(t, member, ['2026-10']);
      expect(await t.ok(finance, duesApi.waive, { params: { id: bill.id }, body: { reason: '该月已转出，账单有误' } })).toMatchObject({ status: 'waived', dueFen: 0 });
      await fix(member, { baseFen: 800_000, fromMonth: '2026-09', reason: '录入有误，重新核定' });
      expect(await s.billOf(member, '2026-10')).toMatchObject({ status: 'waived' });
      expect((await t.call(finance, duesApi.waive, { params: { id: bill.id }, body: { reason: '再撤一次看看' } })).status).toBe(409);
    });
  });

  describe('the seam for payments', () => {
    it('settles once per source, says what is over, and takes back once', async () => {
      const member = await s.fixed();
      const [bill] = await createBills(t, member, ['2026-11']);
      const settle = (source: string, fen: number) => t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: bill.id, fen, source, at: t.clock.now() }));
      expect(await settle('order:1', 3000)).toEqual({ settledFen: 3000, overFen: 0 });
      expect(await settle('order:1', 3000)).toEqual({ settledFen: 3000, overFen: 0 });
      expect(await s.billOf(member, '2026-11')).toMatchObject({ status: 'partial', paidFen: 3000 });
      expect(await settle('order:2', 3000)).toEqual({ settledFen: 2000, overFen: 1000 });
      expect(await settle('order:2', 3000)).toEqual({ settledFen: 2000, overFen: 1000 });
      expect(await s.billOf(member, '2026-11')).toMatchObject({ status: 'paid', paidFen: 5000, paidAt: t.clock.now() });
      const refund = () => t.uow.run((tx) => t.get(DuesBills).unsettle(tx, { billId: bill.id, fen: 2000, source: 'refund:1' }));
      await refund();
      await refund();
      expect(await s.billOf(member, '2026-11')).toMatchObject({ status: 'partial', paidFen: 3000, paidAt: null });
      await expect(t.uow.run((tx) => t.get(DuesBills).unsettle(tx, { billId: bill.id, fen: 5000, source: 'refund:2' }))).rejects.toMatchObject({ code: 'conflict.state' });
      await expect(settle('order:3', 0.5)).rejects.toThrow('no amount of money');
    });

    it('concurrent settlements of one bill never pass what is due', async () => {
      const member = await s.fixed();
      const [bill] = await createBills(t, member, ['2026-11']);
      const results = await Promise.all(Array.from({ length: 6 }, (_, i) =>
        t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: bill.id, fen: 2000, source: `order:${member.id}:${i}`.slice(0, 64), at: t.clock.now() }))));
      expect(results.reduce((sum, r) => sum + r.settledFen, 0)).toBe(5000);
      expect(results.reduce((sum, r) => sum + r.overFen, 0)).toBe(7000);
    });

    it('vector 29, 第十二条：six months of arrears or in advance at once, a seventh needs the secretary', async () => {
      const member = await s.fixed();
      const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
      await createBills(t, member, months);
      expect((await s.payable(member, months.slice(0, 6))).map((b) => b.month)).toEqual(months.slice(0, 6));
      await expect(s.payable(member, months)).rejects.toMatchObject({ code: 'dues.too_many_months', options: { meta: { kind: 'arrears', limit: 6 } } });
      await expect(s.payable(member, months.slice(1, 4))).rejects.toMatchObject({ code: 'dues.not_owed', options: { meta: { month: '2026-04' } } });
      const permit = { months: 7, kind: 'arrears' as const, reason: '长期出差，一次补清' };
      expect((await t.call(s.as(member), duesApi.permit, { params: { id: member.id }, body: permit })).status).toBe(403);
      expect(await t.ok(secretary, duesApi.permit, { params: { id: member.id }, body: permit })).toMatchObject({ until: '2026-12-20' });
      expect(await s.payable(member, months)).toHaveLength(7);
      const ahead = ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'];
      const other = await s.fixed();
      expect((await s.payable(other, ahead.slice(0, 6))).map((b) => [b.month, b.dueFen, b.memberName])).toEqual(ahead.slice(0, 6).map((month) => [month, 5000, other.name]));
      await expect(s.payable(other, ahead)).rejects.toMatchObject({ code: 'dues.too_many_months' });
      await expect(s.payable(await s.someone(), ['2026-12'])).rejects.toMatchObject({ code: 'dues.not_fixed' });
    });

    it('vector 27, 第十一条：an extra of 999.99 is ordinary, 1000.00 goes to the Centre with the member’s profile', async () => {
      const member = await s.someone();
      const receive = (fen: number, source: string) => t.uow.run((tx) => t.get(DuesExtras).receive(tx, { memberId: member.id, fen, on: '2026-11-20', source }));
      expect(await receive(99_999, `order:${member.id}1`)).toMatchObject({ large: false });
      const { id, large } = await receive(100_000, `order:${member.id}2`);
      expect([large, (await receive(100_000, `order:${member.id}2`)).id]).toEqual([true, id]);
      const report = { profile: '该同志系客户经理，党龄十年。', passedTo: '省委组织部', on: '2026-11-20', version: 1 };
      expect((await t.call(officer, duesApi.reportExtra, { params: { id }, body: report })).status).toBe(403);
      expect(await t.ok(finance, duesApi.reportExtra, { params: { id }, body: report })).toMatchObject({ status: 'reported', allowedActions: ['receipt'] });
      const done = await t.ok(finance, duesApi.receiptExtra, { params: { id }, body: { receiptNo: '中组收〔2026〕88号', on: '2026-11-20', version: 2 } });
      expect(done).toMatchObject({ status: 'receipted', receiptNo: '中组收〔2026〕88号', history: [{ to: 'received' }, { to: 'reported' }, { to: 'receipted' }] });
      expect((await t.ok(finance, duesApi.extras, { query: { status: 'receipted' } })).items.map((e) => e.id)).toContain(id);
    });
  });

  describe('who becomes one', () => {
    it('two records of a person: bills come together and no money is lost', async () => {
      const [kept, twice] = [await s.fixed(), await s.fixed()];
      const [keptBill] = await createBills(t, kept, ['2026-10', '2026-11']);
      const [paidBill] = await createBills(t, twice, ['2026-10', '2026-09']);
      await t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: paidBill.id, fen: 5000, source: 'cash:twice', at: t.clock.now() }));
      const merge = { params: { id: kept.id }, body: { version: 1, duplicateId: twice.id, reason: '同一人登记了两次' } };
      const preview = await t.ok(callerAt(tree.a1, 'committee_officer', newId(), tree.a), memberMergesApi.preview, merge);
      expect(JSON.stringify(preview)).toContain('"dues"');
      await t.ok(callerAt(tree.a1, 'committee_officer', newId(), tree.a), memberMergesApi.merge, merge);
      expect(await Promise.all(['2026-09', '2026-10', '2026-11'].map(async (month) => (await s.billOf(kept, month))!.status))).toEqual(['unpaid', 'paid', 'unpaid']);
      expect(await s.billOf(kept, '2026-10')).toMatchObject({ id: keptBill.id, paidFen: 5000 });
      const current = await t.uow.read((tx) => tx.select('SELECT currentKey FROM dues_fixing WHERE memberId = ? AND currentKey IS NOT NULL', [kept.id]));
      expect(current).toEqual([{ currentKey: `${kept.id}:2025-01/0` }]);
    });

    it('two organisations: what is owed goes along', async () => {
      const small = await createOrg(t.uow, { name: '甲分行城西网点党支部', parent: tree.a, orgClass: 'outlet' });
      const member = await createMember(t, { orgId: small.id });
      await createFixing(t, { member });
      await createBills(t, member, ['2026-11']);
      await t.ok(callerAt(tree.a1, 'committee_officer', newId(), tree.a), orgsApi.merge, { body: { groups: [{ targetId: tree.a2.id, sourceIds: [small.id] }], reason: '网点整合' } });
      expect((await s.billOf(member, '2026-11'))!.orgId).toBe(tree.a2.id);
    });
  });

  describe('a year from a list', () => {
    const upload = (data: Buffer, orgId = tree.b1.id, caller = finance) =>
      t.http('post', `/api/dues/fixing-imports?orgId=${orgId}&year=2026`).set('authorization', `Bearer ${tokenFor(caller)}`).attach('file', data, '核定.xlsx');

    /** The template of an organisation, filled in by names; who has no cells is left as the template has him. */
    async function listToFill(orgId: string): Promise<(cells: Record<string, [kind: string, base: string]>) => Promise<Buffer>> {
      const asked = t.http('get', `/api/dues/fixing-template?orgId=${orgId}&year=2026`).set('authorization', `Bearer ${tokenFor(finance)}`);
      const template = await asked.buffer(true).parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
      return async (cells) => {
        const book = new Workbook();
        await book.xlsx.load(template.body);
        book.worksheets[0].eachRow((row, n) => {
          const filled = cells[String(row.getCell(2).value)];
          if (n > 1 && filled) [row.getCell(4).value, row.getCell(5).value] = filled;
        });
        return Buffer.from(await book.xlsx.writeBuffer());
      };
    }

    it('every bad cell is told, nothing is written, and committing twice or the same list again changes nothing', async () => {
      const [first, second] = [await createMember(t, { orgId: tree.b1.id, name: '吴甲' }), await createMember(t, { orgId: tree.b1.id, name: '郑乙' })];
      const filled = await listToFill(tree.b1.id);
      const bad = (await upload(await filled({ 吴甲: ['按月领取工资', '五千'], 郑乙: ['按时领钱', '5100'] }))).body;
      expect(bad.faults.map((f: { cell: string; field: string }) => [f.cell[0], f.field])).toEqual([['E', '计缴基数（元）'], ['D', '收入类别*']]);
      expect((await t.call(finance, duesApi.commitFixings, { params: { id: bad.id }, body: { skipBadRows: true } })).status).toBe(409);
      const good = await filled({ 吴甲: ['按月领取工资', '5,100.00'], 郑乙: ['离退休', '5000'] });
      const job = (await upload(good)).body;
      expect(job).toMatchObject({ rows: 2, changes: 2, unchanged: 0, faults: [], allowedActions: ['commit'] });
      expect(JSON.stringify(await t.uow.read((tx) => tx.select('SELECT * FROM dues_fixing_import WHERE id = ?', [job.id])))).not.toContain('510000');
      for (let i = 0; i < 2; i++) expect(await t.ok(finance, duesApi.commitFixings, { params: { id: job.id }, body: { skipBadRows: false } })).toMatchObject({ state: 'committed', allowedActions: [] });
      const amounts = async () => (await t.ok(finance, duesApi.fixings, { params: { orgId: tree.b1.id }, query: {} })).items.map((line) => [line.memberId, line.fixing?.monthlyFen]);
      expect(await amounts()).toEqual(expect.arrayContaining([[first.id, 7650], [second.id, 2500]]));
      expect((await upload(good)).body).toMatchObject({ changes: 0, unchanged: 2, faults: [] });
      expect((await upload(good, tree.b1.id, callerAt(tree.a1, 'finance_officer', newId(), tree.a))).status).toBe(404);
    });

    it('who is left out stays as he is; good rows are written without the bad ones, which are told by name', async () => {
      const branch = await createOrg(t.uow, { name: '乙分行城北网点党支部', parent: tree.b, orgClass: 'outlet' });
      const [kept, changed, wrong] = await Promise.all(['留甲', '改乙', '错丙'].map((name) => createMember(t, { orgId: branch.id, name })));
      await createMember(t, { orgId: branch.id, name: '新丁' });
      for (const member of [kept, changed, wrong]) await createFixing(t, { member });
      const fill = await listToFill(branch.id);
      expect((await upload(await fill({}), branch.id)).body).toMatchObject({ status: 422, code: 'import.file' });
      const job = (await upload(await fill({ 改乙: ['按月领取工资', '6000'], 错丙: ['离退休', ''] }), branch.id)).body;
      expect(job).toMatchObject({ rows: 2, changes: 1, failed: 1, faults: [{ name: '错丙', field: '计缴基数（元）' }], allowedActions: ['commit'] });
      const commit = (skipBadRows: boolean) => t.call(finance, duesApi.commitFixings, { params: { id: job.id }, body: { skipBadRows } });
      expect(await commit(false)).toMatchObject({ status: 409, body: { code: 'import.has_errors', meta: { failed: 1 } } });
      expect((await commit(true)).body).toMatchObject({ state: 'committed', changes: 1, failed: 1, allowedActions: [] });
      const lines = (await t.ok(finance, duesApi.fixings, { params: { orgId: branch.id }, query: {} })).items;
      expect(new Map(lines.map(({ memberName, fixing }) => [memberName, fixing?.monthlyFen]))).toEqual(new Map([['留甲', 5000], ['改乙', 9000], ['错丙', 5000], ['新丁', undefined]]));
    });
  });

  describe('pages', () => {
    it('the member sees everything at once', async () => {
      const member = await s.fixed();
      await createBills(t, member, ['2026-08', '2026-09', '2026-10', '2026-11']);
      const mine = await t.ok(s.as(member), duesApi.mine, { query: {} });
      expect(mine).toMatchObject({
        month: '2026-11', quarterly: false, current: { month: '2026-11', overdue: true }, arrearsFen: 15_000, maxArrearsMonths: 6, maxPrepayMonths: 6, yearPaidFen: 0,
        allowedActions: ['pay', 'prepay', 'apply_relief', 'name_payer'],
      });
      expect(mine.arrears.map((b) => b.month)).toEqual(['2026-08', '2026-09', '2026-10']);
      expect(mine.prepay.map((p) => p.month)).toEqual(['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05']);
    });

    it('a branch member by member, a committee branch by branch, the sums the same', async () => {
      const tree2 = await createOrgTree(t.uow);
      const boss = callerAt(tree2.a2, 'committee_officer', newId(), tree2.group);
      for (const [org, month, paidFen] of [[tree2.a1, '2026-11', 5000], [tree2.a1, '2026-11', 0], [tree2.b1, '2026-11', 0], [tree2.b1, '2026-10', 0]] as const) {
        const member = await createMember(t, { orgId: org.id });
        await createFixing(t, { member });
        await createBills(t, member, [month], paidFen ? { paidFen, status: 'paid' } : {});
      }
      const top = await t.ok(boss, duesApi.overview, { params: { orgId: tree2.group.id }, query: {} });
      const lines = new Map(top.items.map((line) => [line.org.id, [line.hasChildren, line.sums.dueFen, line.sums.paidFen, line.sums.rate]]));
      expect([lines.get(tree2.a.id), lines.get(tree2.b.id)]).toEqual([[true, 10_000, 5000, 50_000], [true, 5000, 0, 0]]);
      expect(top).toMatchObject({ month: '2026-11', sums: { members: 3, dueFen: 15_000, paidFen: 5000, overdueFen: 10_000 }, trend: [{ month: '2026-10', dueFen: 5000 }, { month: '2026-11', dueFen: 15_000 }] });
      const below = await t.ok(boss, duesApi.overview, { params: { orgId: tree2.a.id }, query: { limit: 1 } });
      expect([below.items, below.path.map((p) => p.id)]).toMatchObject([[{ hasChildren: false }], [tree2.group.id, tree2.a.id]]);
      expect(below.next).not.toBeNull();
      const branch = await t.ok(boss, duesApi.branch, { params: { orgId: tree2.a1.id }, query: { show: 'unpaid' } });
      expect(branch).toMatchObject({ sums: { members: 2, paidMembers: 1, rate: 50_000 }, unfixed: 0, items: [{ owedMonths: 1, owedFen: 5000, overdueMonths: 1, marks: [] }], allowedActions: [] });
      expect((await t.call(secretary, duesApi.overview, { params: { orgId: tree2.a.id }, query: {} })).status).toBe(404);
    });

    it('the rules stand there with document and article', async () => {
      const rules = await t.ok(secretary, duesApi.rules, { query: {} });
      expect(rules.find((r) => r.code === 'dues.cap')).toMatchObject({ value: 100_000, article: '第一条' });
      expect(rules.find((r) => r.code === 'dues.wage.4.rate')).toMatchObject({ value: 2000, article: '第二条' });
    });
  });
});
