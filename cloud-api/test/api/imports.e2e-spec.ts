import { importsApi, membersApi, type ImportView, type Role } from '@xianfeng/shared-types';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { Member } from '../../src/modules/members/member.entity';
import { MemberHistory } from '../../src/modules/members/member-records.entity';
import { ImportService } from '../../src/modules/members';
import { ImportCommit } from '../../src/modules/members/roster/import-commit';
import { ImportBatch, ImportPiece, ImportRow } from '../../src/modules/members/roster/import.entity';
import { ImportStore } from '../../src/modules/members/roster/import-store';
import { ROSTER_COLUMNS, type RosterCells } from '../../src/modules/members/roster/roster-columns';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Env } from '../../src/config';
import { newId } from '../../src/platform/ids';
import { createMember, fictitiousIdNumber } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, tokenFor, type TestCaller } from '../harness';
import { columnOf, readSheet, rosterFile, rosterRow } from '../support/roster';

const EMPTIED = ['import_piece', 'import_batch', 'import_row', 'import_job', 'member_history', 'member', 'org', 'audit_entry'];

describe('roster import and export', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
  });
  beforeEach(async () => {
    await t.uow.run(async (tx) => {
      for (const table of EMPTIED) await tx.execute(`DELETE FROM ${table}`);
    });
    tree = await createOrgTree(t.uow);
    officer = caller('committee_officer', tree.a);
  });
  afterAll(() => t.stop());

  const caller = (role: Role, org: { id: string; path: string }): TestCaller => ({
    memberId: newId(), orgId: org.id, orgPath: org.path, assignments: [{ role, orgId: org.id, orgPath: org.path, reach: 'subtree' }],
  });
  const upload = async (file: Buffer, as = officer): Promise<ImportView> => {
    const reply = await t.http('post', importsApi.upload.path).set('authorization', `Bearer ${tokenFor(as)}`).attach('file', file, '名册.xlsx');
    expect([reply.status, reply.body]).toEqual([200, expect.objectContaining({ state: 'checking' })]);
    return reply.body;
  };
  const checked = async (file: Buffer, as = officer): Promise<ImportView> => {
    const { id } = await upload(file, as);
    await t.drainOutbox();
    return t.ok(as, importsApi.detail, { params: { id } });
  };
  const imported = async (file: Buffer, as = officer, skipBadRows = false): Promise<ImportView> => {
    const { id } = await checked(file, as);
    await t.ok(as, importsApi.commit, { params: { id }, body: { skipBadRows } });
    await t.drainOutbox();
    return t.ok(as, importsApi.detail, { params: { id } });
  };
  const download = async (request: ReturnType<TestApp['http']>, as = officer): Promise<Buffer> => {
    const reply = await request.set('authorization', `Bearer ${tokenFor(as)}`).responseType('blob');
    if (reply.status !== 200) throw new Error(`${reply.status} ${Buffer.from(reply.body).toString()}`);
    return Buffer.from(reply.body);
  };
  const exported = (sensitive = true, as = officer) =>
    download(t.http('post', importsApi.exportMembers.path).send({ sensitive, reason: '年度统计' }), as);
  const members = () => t.uow.read((tx) => tx.repo(Member).count());
  const row = (n: number, change: Partial<RosterCells> = {}) => rosterRow(n, { org: tree.a1.name, ...change });

  it('checks without writing, then writes; the same file again changes nothing', async () => {
    const file = await rosterFile([row(1), row(2, { org: `${tree.group.name}/${tree.a.name}/${tree.a2.name}` }), row(3)]);
    const ready = await checked(file);
    expect(ready).toMatchObject({ state: 'ready', progress: { processed: 3, total: 3 }, counts: { created: 3, updated: 0, unchanged: 0, failed: 0 } });
    expect(await members()).toBe(0);
    expect(await t.uow.read((tx) => tx.repo(ImportPiece).count())).toBe(0);
    // What waits for the yes is sealed whole.
    const waiting = await t.uow.read((tx) => tx.repo(ImportBatch).findBy({ importId: ready.id }));
    expect(waiting.map(({ lastRow, data }) => [lastRow, data.startsWith('v1.'), data.includes(row(1).name)])).toEqual([[4, true, false]]);
    const commit = () => t.ok(officer, importsApi.commit, { params: { id: ready.id }, body: { skipBadRows: false } });
    await Promise.all([commit(), commit()]);
    await t.drainOutbox();
    expect(await t.ok(officer, importsApi.detail, { params: { id: ready.id } })).toMatchObject({ state: 'done', counts: { created: 3, failed: 0 } });
    expect(await members()).toBe(3);
    expect(await imported(file)).toMatchObject({ state: 'done', counts: { created: 0, updated: 0, unchanged: 3, failed: 0 } });
    // Written or unchanged: nothing of the file stays.
    expect(await t.uow.read((tx) => Promise.all([tx.repo(ImportRow).count(), tx.repo(ImportBatch).count()]))).toEqual([0, 0]);
    expect(await t.uow.read((tx) => tx.repo(MemberHistory).count())).toBe(3);

    const changed = await imported(await rosterFile([row(1, { job: '大堂经理', org: tree.a2.name }), row(2, { org: tree.a2.name })]));
    expect(changed.counts).toEqual({ created: 0, updated: 1, unchanged: 1, failed: 0 });
    const [moved] = await t.uow.read((tx) => tx.repo(MemberHistory).findBy({ event: 'moved' }));
    expect(moved).toMatchObject({ fromOrgId: tree.a1.id, toOrgId: tree.a2.id, changed: ['工作岗位'], actorId: officer.memberId });
    expect((await t.ok(officer, importsApi.list)).items.map((i) => i.counts.updated)).toEqual([1, 0, 0]);
    expect((await t.call(caller('committee_officer', tree.a), importsApi.detail, { params: { id: ready.id } })).status).toBe(404);
  });

  it('says before the commit who will be added and what will read otherwise, personal data masked', async () => {
    await imported(await rosterFile([row(1), row(2), row(3)]));
    const phone = '13912345678';
    const ready = await checked(await rosterFile([row(1, { job: '大堂经理', org: tree.a2.name }), row(2), row(3, { phone }), row(4, { name: '李建国' }), row(5, { idNumber: '1' })]));
    const changes = async (query: { limit?: number; cursor?: string } = {}) => t.ok(officer, importsApi.changes, { params: { id: ready.id }, query });
    const { items } = await changes();
    expect(items.map(({ row: line, kind, name, orgName }) => [line, kind, name, orgName])).toEqual([
      [2, 'update', '张建国', tree.a2.name], [4, 'update', '张建国', tree.a1.name], [5, 'create', '李建国', tree.a1.name],
    ]);
    expect(items.map(({ fields }) => fields)).toEqual([
      [{ field: '所在党支部', from: tree.a1.name, to: tree.a2.name }, { field: '工作岗位', from: '客户经理', to: '大堂经理' }],
      [{ field: '手机', from: expect.stringMatching(/^\d{3}\*{4}\d{4}$/), to: '139****5678' }], [],
    ]);
    const first = await changes({ limit: 2 });
    expect((await changes({ limit: 2, cursor: first.next! })).items).toEqual(items.slice(2));
    expect((await t.call(caller('committee_officer', tree.a), importsApi.changes, { params: { id: ready.id }, query: {} })).status).toBe(404);
    await t.ok(officer, importsApi.commit, { params: { id: ready.id }, body: { skipBadRows: true } });
    await t.drainOutbox();
    expect((await changes()).items).toEqual([]);
  });

  it('reports every wrong cell with place, masked value, reason and cure', async () => {
    await createMember(t, { orgId: tree.b1.id, idNumber: fictitiousIdNumber(51, '1985-01-01') });
    await createMember(t, { orgId: tree.a1.id, idNumber: fictitiousIdNumber(52, '1985-01-01') });
    const good = row(1);
    const wrongCheck = good.idNumber.slice(0, 17) + (good.idNumber[17] === '1' ? '2' : '1');
    const ready = await checked(await rosterFile([
      row(1), row(2, { idNumber: wrongCheck, sex: good.sex, birthDate: good.birthDate }), row(3, { nation: '外星族', fullOn: '2001-02-30' }),
      row(4, { org: '甲分行机关第一支部' }), row(5, { org: tree.b1.name }), row(6, { org: tree.a.name }), row(1), row(51), row(52, { status: '停止党籍' }),
      row(7, { idNumber: '370***********0017' }), row(8, { name: '' }),
    ]));
    expect(ready.counts).toEqual({ created: 1, updated: 0, unchanged: 0, failed: 10 });
    const { items } = await t.ok(officer, importsApi.problems, { params: { id: ready.id }, query: { limit: 100 } });
    const said = items.map((p) => `${p.cell} ${p.reason}`);
    for (const line of [
      '名册!B3 末位校验码不符，请对照身份证逐位核对', '名册!D4 不在代码表中', '名册!J4 不是有效日期', '名册!H5 没有名为“甲分行机关第一支部”的党组织',
      '名册!H6 不在您的导入范围内', '名册!H7 “甲分行党委”不是党支部', '名册!B8 与第 2 行是同一人', '名册!B9 该党员已在其他组织登记',
      '名册!P10 与系统中登记的党籍状态不一致', '名册!B11 已脱敏（含“*”），不能导入', '名册!A12 没有填写',
    ]) expect(said).toContain(line);
    expect(items.find((p) => p.cell === '名册!H5')!.fix).toContain('甲分行机关第一党支部');
    expect(items.find((p) => p.cell === '名册!B3')).toMatchObject({ field: '公民身份号码', value: `370***********${wrongCheck.slice(-4)}` });
    expect(JSON.stringify(items)).not.toContain(wrongCheck);

    const pages = await t.ok(officer, importsApi.problems, { params: { id: ready.id }, query: { limit: 3 } });
    expect(pages.next).not.toBeNull();
    const refused = await t.call(officer, importsApi.commit, { params: { id: ready.id }, body: { skipBadRows: false } });
    expect(refused.body).toMatchObject({ code: 'import.has_errors', meta: { failed: 10 } });
    await t.ok(officer, importsApi.commit, { params: { id: ready.id }, body: { skipBadRows: true } });
    await t.drainOutbox();
    expect(await members()).toBe(3);

    const sheet = await readSheet(await download(t.http('get', `/api/imports/${ready.id}/problems.xlsx`)));
    expect(sheet).toHaveLength(11);
    expect(sheet[1][columnOf('idNumber')]).toBe(wrongCheck);
    expect(sheet[1].at(-1)).toContain('名册!B3 公民身份号码：末位校验码不符');
    const stored = await t.uow.read((tx) => tx.repo(ImportRow).findBy({ importId: ready.id }));
    expect(JSON.stringify(stored)).not.toContain(wrongCheck);
  });

  it('goes on after being killed in the middle, and writes no row twice', async () => {
    const file = await rosterFile(Array.from({ length: 1200 }, (_, i) => row(i + 1)));
    const { id } = await checked(file);
    await t.ok(officer, importsApi.commit, { params: { id }, body: { skipBadRows: false } });
    const store = t.get(ImportStore);
    const save = jest.spyOn(store, 'save');
    save.mockImplementationOnce(ImportStore.prototype.save.bind(store)).mockRejectedValueOnce(new Error('killed'));
    await expect(t.get(ImportService).runCommit({ importId: id })).rejects.toThrow('killed');
    save.mockRestore();
    expect(await t.ok(officer, importsApi.detail, { params: { id } })).toMatchObject({ state: 'committing', progress: { processed: 1000, total: 1200 } });
    expect(await members()).toBe(1000);
    await t.drainOutbox();
    expect(await t.ok(officer, importsApi.detail, { params: { id } })).toMatchObject({ state: 'done', counts: { created: 1200 } });
    await t.get(ImportService).runCommit({ importId: id });
    expect([await members(), await t.uow.read((tx) => tx.repo(MemberHistory).count())]).toEqual([1200, 1200]);
    expect(await t.uow.read((tx) => tx.repo(AuditEntry).countBy({ action: 'member.import' }))).toBe(1);
  });

  it('lets one worker at a time have a job, and takes over when a worker is gone', async () => {
    const { id } = await upload(await rosterFile([row(1)]));
    const store = t.get(ImportStore);
    await store.leased(id, async () => {
      await expect(t.get(ImportService).runCheck({ importId: id })).rejects.toThrow('being worked on');
      t.clock.advance(61_000);
      await t.get(ImportService).runCheck({ importId: id });
    });
    expect((await t.ok(officer, importsApi.detail, { params: { id } })).state).toBe('ready');
  });

  it('leaves to a person what changed between check and commit', async () => {
    const known = await createMember(t, { orgId: tree.a1.id, idNumber: fictitiousIdNumber(61, '1985-01-01') });
    const { id, counts } = await checked(await rosterFile([row(61), row(62), row(63)]));
    expect(counts).toMatchObject({ created: 2, updated: 1 });
    await t.ok(officer, membersApi.update, { params: { id: known.id }, body: { version: 1, job: '刚改过' } });
    await createMember(t, { orgId: tree.a1.id, idNumber: fictitiousIdNumber(62, '1985-01-01') });
    await t.ok(officer, importsApi.commit, { params: { id }, body: { skipBadRows: false } });
    await t.drainOutbox();
    expect((await t.ok(officer, importsApi.detail, { params: { id } })).counts).toEqual({ created: 1, updated: 0, unchanged: 0, failed: 2 });
    expect((await t.ok(officer, membersApi.detail, { params: { id: known.id } })).job).toBe('刚改过');
    const { items } = await t.ok(officer, importsApi.problems, { params: { id } });
    expect(items.map((p) => p.reason)).toEqual(['检查之后该党员信息已被他人修改', '检查之后该党员已由他人登记']);
  });

  it('round-trips every field, formula-like text included, into an empty system', async () => {
    const temporary = await createOrg(t.uow, { name: '临时党支部', kind: 'temporary_branch', parent: tree.a });
    const rows = [
      row(1, { landline: '+86-532-88880000', address: '=HYPERLINK("http://x","点我")', job: '@岗位', employment: '' }),
      row(2, { name: '买买提·艾力', nation: '维吾尔族', category: '预备党员', fullOn: '', joinedOn: '2026-01-01', job: "'=已有引号" }),
      row(3, { kind: '流动', mobileSince: '2026-01-02', mobileTo: '-外省某市', hostOrg: tree.a2.name, hasActivityCard: '有', lostSince: '2026-05-01', status: '停止党籍' }),
      row(4, { org: temporary.name, homeOrg: tree.a1.name, phone: '', kind: '离退休', employment: '退（离）休人员' }),
    ];
    expect((await imported(await rosterFile(rows))).counts).toMatchObject({ created: 4, failed: 0 });
    const first = await readSheet(await exported());
    expect(first[0]).toHaveLength(ROSTER_COLUMNS.length);
    for (const cell of first.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(first[1][columnOf('address')]).toBe(`'=HYPERLINK("http://x","点我")`);
    expect((await imported(await exported())).counts).toEqual({ created: 0, updated: 0, unchanged: 4, failed: 0 });

    const file = await exported();
    await t.uow.run((tx) => tx.manager.query('DELETE FROM member'));
    expect((await imported(file)).counts).toEqual({ created: 4, updated: 0, unchanged: 0, failed: 0 });
    expect((await readSheet(await exported())).sort()).toEqual(first.sort());
    const [person] = (await t.ok(officer, membersApi.list, { query: { q: '买买提' } })).items;
    const view = await t.ok(officer, membersApi.detail, { params: { id: person.id } });
    expect(view).toMatchObject({ job: "'=已有引号", nation: '05', category: 'probationary' });
  });

  it('exports masked unless asked, within the scope, and leaves a trace', async () => {
    await imported(await rosterFile([row(1), row(2)]));
    await createMember(t, { orgId: tree.b1.id });
    const masked = await readSheet(await exported(false));
    expect(masked).toHaveLength(3);
    expect(masked[1][columnOf('idNumber')]).toMatch(/^370\*{11}\w{4}$/);
    const back = await checked(await exported(false));
    expect(back).toMatchObject({ state: 'ready', counts: { failed: 2 } });
    const entries = await t.uow.read((tx) => tx.repo(AuditEntry).find({ where: { action: 'member.export' }, order: { id: 'ASC' } }));
    expect(entries[0]).toMatchObject({ actorId: officer.memberId, orgPath: tree.a.path, detail: { reason: '年度统计', sensitive: false, members: 2 } });
    expect((await t.call(officer, importsApi.exportMembers, { body: { sensitive: true, reason: '' } })).status).toBe(422);
  });

  it('reads what people make: titles above, moved columns, real dates, numbers, blank rows', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('2026年党员');
    sheet.addRow(['甲分行党员花名册']);
    const order = [...ROSTER_COLUMNS].reverse().filter((c) => c.required || c.key === 'phone');
    sheet.addRow(order.map((c) => c.heading));
    const cells = row(1);
    const typed: Record<string, unknown> = { ...cells, birthDate: new Date(`${cells.birthDate}T00:00:00Z`), joinedOn: '2010年7月1日', phone: Number(cells.phone), nation: '汉', category: '正式', sex: '1' };
    sheet.addRow([]);
    sheet.addRow(order.map((c) => typed[c.key])).getCell(order.findIndex((c) => c.key === 'birthDate') + 1).numFmt = 'yyyy-mm-dd';
    const ready = await checked(Buffer.from(await book.xlsx.writeBuffer()));
    const { items } = await t.ok(officer, importsApi.problems, { params: { id: ready.id } });
    expect([items, ready.counts.created]).toEqual([[], 1]);
  });

  it('answers clearly for files that are no roster', async () => {
    const send = (file: Buffer) => t.http('post', importsApi.upload.path).set('authorization', `Bearer ${tokenFor(officer)}`).attach('file', file, 'x.xlsx');
    expect((await send(Buffer.from('姓名,身份证号'))).body).toMatchObject({ code: 'import.file', detail: expect.stringContaining('不是 Excel 工作簿') });
    expect((await send(Buffer.alloc(10 * 1024 * 1024 + 1))).body).toMatchObject({ code: 'file.size' });
    const book = new Workbook();
    book.addWorksheet('Sheet1').addRow(['姓名', '部门']);
    expect(await checked(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({ state: 'failed', failure: expect.stringContaining('没有找到名册') });
    book.worksheets[0].getRow(1).values = ['姓名', '公民身份号码'];
    expect((await checked(Buffer.from(await book.xlsx.writeBuffer()))).failure).toContain('缺少列：性别、民族');
    expect((await checked(await rosterFile([]))).failure).toBe('名册中没有数据行。');
  });

  it('offers a template whose example passes the checks', async () => {
    const file = await download(t.http('get', importsApi.template.path));
    const book = new Workbook();
    await book.xlsx.load(file as never);
    const cell = book.getWorksheet('名册')!.getCell('D2');
    expect(cell.dataValidation).toMatchObject({ type: 'list', formulae: ['代码表!$D$2:$D$57'] });
    expect((await readSheet(file, '填写示例')).map((r) => r.length)).toEqual(expect.arrayContaining([ROSTER_COLUMNS.length]));
    const committee = await createOrg(t.uow, { name: '示例分行党委', kind: 'party_committee', parent: tree.a });
    await createOrg(t.uow, { name: '示例支行党支部', parent: committee });
    const [, ...examples] = await readSheet(file, '填写示例');
    const rows = examples.map((values) => Object.fromEntries(ROSTER_COLUMNS.map((c, i) => [c.key, values[i] ?? ''])) as RosterCells);
    rows[0].org = `${tree.group.name}/${tree.a.name}/${rows[0].org}`;
    expect((await checked(await rosterFile(rows))).counts).toMatchObject({ created: 2, failed: 0 });
  });

  it('imports from the command line, everywhere, and goes on with a file that was stopped', async () => {
    const file = path.join(t.get(Env).dataDir, 'roster.xlsx');
    writeFileSync(file, await rosterFile([...Array.from({ length: 600 }, (_, i) => row(i + 1)), row(700, { org: tree.b1.name })]));
    const committer = t.get(ImportCommit);
    const run = jest.spyOn(committer, 'run').mockRejectedValueOnce(new Error('killed'));
    await expect(t.get(ImportService).importFile(file)).rejects.toThrow('killed');
    run.mockRestore();
    const seen: number[] = [];
    const { view, problems } = await t.get(ImportService).importFile(file, { onProgress: (now) => seen.push(now.progress.processed) });
    expect([view.state, view.counts.created, problems, await members()]).toEqual(['done', 601, [], 601]);
    expect(seen.at(-1)).toBe(601);
    expect((await t.get(ImportService).importFile(file)).view.counts).toEqual({ created: 0, updated: 0, unchanged: 601, failed: 0 });
  });
});
