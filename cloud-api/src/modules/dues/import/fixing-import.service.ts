import { Injectable } from '@nestjs/common';
import { DUES_KINDS, type DuesKind, type FixDuesBody, type FixingImport, type FixingImportFault, type Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { WorkbookError, WorkbookReader } from '../../../platform/workbook';
import { OrgDirectory } from '../../orgs';
import { FIXING_IN_FORCE } from '../bill-maker';
import { DuesCollection } from '../dues-collection';
import { DuesFixingImportRow } from '../dues-fixing.entity';
import { DuesPeople, type DuesPerson } from '../dues-people';
import { DuesVault } from '../dues-vault';
import { FixingService } from '../fixing.service';
import { bodyOf, CellFault, FIXING_COLUMNS, type FixingKey, headingOf, letterOf } from './fixing-columns';
import { fixingTemplate, type TemplateLine } from './fixing-template';

const MAX_UNPACKED = 50 * 1024 * 1024;
const MAX_ROWS = 2000;

interface PlannedRow {
  memberId: Id;
  body: FixDuesBody;
}

/** A year's fixings from a list: checked without writing, then written once. */
@Injectable()
export class FixingImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly orgs: OrgDirectory,
    private readonly members: DuesPeople,
    private readonly collection: DuesCollection,
    private readonly vault: DuesVault,
    private readonly fixings: FixingService,
  ) {}

  /** Without the caller: others fix what he pays. */
  async template(orgId: Id, year: number): Promise<Buffer> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:fix', org.path, '组织');
    const collected = await this.collection.sql();
    const below = await this.collection.below(org.path, collected);
    const sql = `SELECT m.id AS memberId, m.name, o.name AS branch, f.kind FROM member m JOIN org o ON o.id = ${collected.orgId}
      LEFT JOIN dues_fixing f ON ${FIXING_IN_FORCE} WHERE ${below.sql} AND m.id <> ? ORDER BY o.path, m.sortKey, m.id LIMIT ${MAX_ROWS}`;
    const month = `${year}-01`;
    const rows = await this.uow.read((tx) => tx.select<Omit<TemplateLine, 'kind'> & { kind: DuesKind | null }>(sql, [month, month, ...below.params, currentPrincipal().memberId]));
    return fixingTemplate(rows.map((row) => ({ ...row, kind: row.kind ? DUES_KINDS[row.kind] : '' })));
  }

  async check(orgId: Id, year: number, fileName: string, data: Buffer): Promise<FixingImport> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:fix', org.path, '组织');
    const list = await listOf(data);
    const people = await this.people(org.path, list.map(({ cells }) => cells.memberId));
    const planned: PlannedRow[] = [];
    const faults: FixingImportFault[] = [];
    const seen = new Set<Id>();
    let unchanged = 0;
    for (const { rowNo, cells } of list) {
      try {
        const person = people.get(cells.memberId);
        if (!person) throw new CellFault('memberId', '不是该组织在册的党员，请从模板开始填写，不要改动编号');
        if (person.name !== cells.name) throw new CellFault('name', `该编号对应的是“${person.name}”，请核对是否错行`);
        if (seen.has(person.id)) throw new CellFault('memberId', '同一党员出现了两次');
        seen.add(person.id);
        const body = bodyOf(cells, year);
        if (await this.fixings.differs(person, body)) planned.push({ memberId: person.id, body });
        else unchanged++;
      } catch (error) {
        faults.push(...faultsOf(error, rowNo));
      }
    }
    const row: DuesFixingImportRow = {
      id: newId(), orgId, year, fileName: fileName.slice(0, 200), state: 'checked', rows: list.length, changes: planned.length, unchanged, faults: JSON.stringify(faults.slice(0, 500)),
      sealed: this.vault.sealRows(planned), createdBy: currentPrincipal().memberId, createdAt: this.clock.now(),
    };
    await this.uow.run((tx) => tx.repo(DuesFixingImportRow).insert(row));
    return viewOf(row);
  }

  async one(id: Id): Promise<FixingImport> {
    return viewOf(await this.own(id));
  }

  /** All rows or none; committing again answers what was done. */
  async commit(id: Id): Promise<FixingImport> {
    const job = await this.own(id);
    if (job.state === 'committed') return viewOf(job);
    if (job.faults !== '[]') throw new Problem('import.has_errors', { detail: '表中还有错误，请改好后重新上传。' });
    const org = await this.orgs.get(job.orgId);
    return this.uow.run(async (tx) => {
      const claimed = await tx.repo(DuesFixingImportRow).update({ id, state: 'checked' }, { state: 'committed', sealed: '' });
      if (claimed.affected !== 1) return viewOf({ ...job, state: 'committed' });
      const planned = this.vault.openRows<PlannedRow[]>(job.sealed);
      const people = await this.people(org.path, planned.map(({ memberId }) => memberId));
      for (const { memberId, body } of planned) {
        const person = people.get(memberId);
        if (person) await this.fixings.write(tx, person, await this.fixings.plan(person, body));
      }
      const detail = { year: job.year, changes: job.changes, file: job.fileName };
      await this.audit.record(tx, { action: 'dues.fixing_import', objectType: 'dues_fixing', objectId: id, orgPath: org.path, title: org.name, detail });
      return viewOf({ ...job, state: 'committed' });
    });
  }

  /** Of the caller's own doing: the list holds bases. */
  private async own(id: Id): Promise<DuesFixingImportRow> {
    const job = await this.uow.read((tx) => tx.repo(DuesFixingImportRow).findOneBy({ id, createdBy: currentPrincipal().memberId }));
    const org = job && (await this.orgs.find(job.orgId));
    if (!job || !org || !currentPrincipal().can('dues:fix', org.path)) throw notFound('核定导入');
    return job;
  }

  /** Those of the list who pay to organisations at the path and below. */
  private async people(path: string, ids: readonly Id[]): Promise<Map<Id, DuesPerson>> {
    return new Map((await this.members.payingBelow(path, ids)).map((person) => [person.id, person]));
  }
}

interface ListedRow {
  rowNo: number;
  cells: Record<FixingKey, string>;
}

async function listOf(data: Buffer): Promise<ListedRow[]> {
  const rows: ListedRow[] = [];
  for await (const row of readRows(data)) {
    if (rows.push(row) > MAX_ROWS) throw new Problem('import.file', { detail: `一次最多导入 ${MAX_ROWS} 人，请分支部导入。` });
  }
  if (rows.length === 0) throw new Problem('import.file', { detail: '表中没有内容，请下载模板填写。' });
  return rows;
}

async function* readRows(data: Buffer): AsyncGenerator<ListedRow> {
  try {
    const book = await WorkbookReader.open(data, MAX_UNPACKED);
    for await (const { rowNo, values } of book.rows(book.sheets[0])) {
      const text = FIXING_COLUMNS.map((_, i) => (values[i] ?? '').trim());
      if (rowNo === 1 && text.some((cell, i) => cell !== FIXING_COLUMNS[i].heading)) throw new WorkbookError('headings');
      if (rowNo > 1 && text.some((cell) => cell !== '')) yield { rowNo, cells: Object.fromEntries(FIXING_COLUMNS.map(({ key }, i) => [key, text[i]])) as Record<FixingKey, string> };
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw new Problem('import.file', { detail: '文件不是核定模板，请下载模板填写后上传，表头不要改动。', cause: error });
    throw error;
  }
}

function faultsOf(error: unknown, rowNo: number): FixingImportFault[] {
  const fault = (key: string, message: string): FixingImportFault => ({ cell: `${letterOf(key)}${rowNo}`, field: headingOf(key), reason: message, fix: '按提示修改后重新上传' });
  if (error instanceof CellFault) return [fault(error.key, error.message)];
  if (error instanceof Problem && error.options.errors) return error.options.errors.map(({ path, message }) => fault(path, message));
  throw error;
}

const viewOf = (row: DuesFixingImportRow): FixingImport => ({
  id: row.id, year: row.year, fileName: row.fileName, state: row.state, rows: row.rows, changes: row.changes, unchanged: row.unchanged,
  faults: JSON.parse(row.faults) as FixingImportFault[], allowedActions: row.state === 'checked' && row.faults === '[]' ? ['commit'] : [],
});
