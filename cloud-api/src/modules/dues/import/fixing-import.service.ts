import { Injectable } from '@nestjs/common';
import { DUES_KINDS, type DuesKind, type FixDuesBody, type FixingImport, type FixingImportFault, type Id } from '@xianfeng/shared-types';
import { chunk, placeholders, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { OrgDirectory } from '../../orgs';
import { FIXING_IN_FORCE } from '../bill-maker';
import { DuesCollection } from '../dues-collection';
import { DuesFixingImportRow } from '../dues-fixing.entity';
import { DuesPeople, type DuesPerson } from '../dues-people';
import { DuesVault } from '../dues-vault';
import { type Fixed, FixingBook, lostRace } from '../fixing-book';
import { FixingService } from '../fixing.service';
import { bodyOf, CellFault, isLeft } from './fixing-columns';
import { faultsOf, listOf, MAX_ROWS, TOO_MANY } from './fixing-list';
import { fixingTemplate, type TemplateLine } from './fixing-template';

const IDS_PER_QUERY = 500;
const FAULTS_KEPT = 500;

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
    private readonly book: FixingBook,
  ) {}

  /** Without the caller: others fix what he pays. */
  async template(orgId: Id, year: number): Promise<Buffer> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:fix', org.path, '组织');
    const collected = await this.collection.sql();
    const below = await this.collection.below(org.path, collected);
    const sql = `SELECT m.id AS memberId, m.name, o.name AS branch, f.kind FROM member m JOIN org o ON o.id = ${collected.orgId}
      LEFT JOIN dues_fixing f ON ${FIXING_IN_FORCE} WHERE ${below.sql} AND m.id <> ? ORDER BY o.path, m.sortKey, m.id LIMIT ${MAX_ROWS + 1}`;
    const month = `${year}-01`;
    const rows = await this.uow.read((tx) => tx.select<Omit<TemplateLine, 'kind'> & { kind: DuesKind | null }>(sql, [month, month, ...below.params, currentPrincipal().memberId]));
    if (rows.length > MAX_ROWS) throw new Problem('import.file', { detail: TOO_MANY });
    return fixingTemplate(rows.map((row) => ({ ...row, kind: row.kind ? DUES_KINDS[row.kind] : '' })));
  }

  async check(orgId: Id, year: number, fileName: string, data: Buffer): Promise<FixingImport> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:fix', org.path, '组织');
    const listed = await listOf(data);
    const ids = listed.map(({ cells }) => cells.memberId);
    const [people, kinds] = await Promise.all([this.people(org.path, ids), this.kindsBefore(ids, year)]);
    const list = listed.filter(({ cells }) => !isLeft(cells, kinds.get(cells.memberId)));
    if (list.length === 0) throw new Problem('import.file', { detail: '表中没有填写，请下载模板，填好要核定的党员后上传。' });
    const rules = this.fixings.rules();
    const standingOf = await this.book.standing([...people.keys()], year);
    const planned: PlannedRow[] = [];
    const faults: FixingImportFault[] = [];
    const seen = new Set<Id>();
    let unchanged = 0;
    for (const row of list) {
      const { cells } = row;
      try {
        const person = people.get(cells.memberId);
        if (!person) throw new CellFault('memberId', '不是该组织在册的党员，请从模板开始填写，不要改动编号');
        if (person.name !== cells.name) throw new CellFault('name', `该编号对应的是“${person.name}”，请核对是否错行`);
        if (seen.has(person.id)) throw new CellFault('memberId', '同一党员出现了两次');
        seen.add(person.id);
        const body = bodyOf(cells, year);
        if (await this.fixings.differs(person, body, rules, standingOf(person.id))) planned.push({ memberId: person.id, body });
        else unchanged++;
      } catch (error) {
        faults.push(...faultsOf(error, row));
      }
    }
    const row: DuesFixingImportRow = {
      id: newId(), orgId, year, fileName: fileName.slice(0, 200), state: 'checked', rows: list.length, changes: planned.length, unchanged, faults: JSON.stringify(faults.slice(0, FAULTS_KEPT)),
      sealed: this.vault.sealRows(planned), createdBy: currentPrincipal().memberId, createdAt: this.clock.now(),
    };
    await this.uow.run((tx) => tx.repo(DuesFixingImportRow).insert(row));
    return viewOf(row);
  }

  async one(id: Id): Promise<FixingImport> {
    return viewOf(await this.own(id));
  }

  /** All rows without fault or none; committing again answers what was done. */
  async commit(id: Id, skipBadRows: boolean): Promise<FixingImport> {
    const job = await this.own(id);
    if (job.state === 'committed') return viewOf(job);
    const { failed } = viewOf(job);
    if (failed > 0 && !(skipBadRows && job.changes > 0)) throw new Problem('import.has_errors', { detail: `有 ${failed} 行需要改正；也可以只核定无误的行。`, meta: { failed } });
    const org = await this.orgs.get(job.orgId);
    return this.uow.run(async (tx) => {
      const claimed = await tx.repo(DuesFixingImportRow).update({ id, state: 'checked' }, { state: 'committed', sealed: '' });
      if (claimed.affected !== 1) return viewOf({ ...job, state: 'committed' });
      const planned = this.vault.openRows<PlannedRow[]>(job.sealed);
      const rules = this.fixings.rules();
      const people = await this.people(org.path, planned.map(({ memberId }) => memberId));
      const fixed: Fixed[] = [];
      for (const { memberId, body } of planned) {
        const person = people.get(memberId);
        if (person) fixed.push({ person, fixing: await this.fixings.plan(person, body, rules) });
      }
      await this.book.write(tx, fixed);
      const detail = { year: job.year, changes: job.changes, file: job.fileName };
      await this.audit.record(tx, { action: 'dues.fixing_import', objectType: 'dues_fixing', objectId: id, orgPath: org.path, title: org.name, detail });
      return viewOf({ ...job, state: 'committed' });
    }).catch(lostRace);
  }

  /** Of the caller's own doing: the list holds bases. */
  private async own(id: Id): Promise<DuesFixingImportRow> {
    const job = await this.uow.read((tx) => tx.repo(DuesFixingImportRow).findOneBy({ id, createdBy: currentPrincipal().memberId }));
    const org = job && (await this.orgs.find(job.orgId));
    if (!job || !org || !currentPrincipal().can('dues:fix', org.path)) throw notFound('核定导入');
    return job;
  }

  /** By what kind of income they pay at the beginning of the year: what the template says. */
  private async kindsBefore(ids: readonly Id[], year: number): Promise<Map<Id, DuesKind>> {
    const month = `${year}-01`;
    const kinds = new Map<Id, DuesKind>();
    for (const part of chunk(ids, IDS_PER_QUERY)) {
      const sql = `SELECT m.id, f.kind FROM member m JOIN dues_fixing f ON ${FIXING_IN_FORCE} WHERE m.id IN (${placeholders(part)})`;
      for (const { id, kind } of await this.uow.read((tx) => tx.select<{ id: Id; kind: DuesKind }>(sql, [month, month, ...part]))) kinds.set(id, kind);
    }
    return kinds;
  }

  /** Those of the list who pay to organisations at the path and below. */
  private async people(path: string, ids: readonly Id[]): Promise<Map<Id, DuesPerson>> {
    return new Map((await this.members.payingBelow(path, ids)).map((person) => [person.id, person]));
  }
}

const viewOf = (row: DuesFixingImportRow): FixingImport => ({
  id: row.id, year: row.year, fileName: row.fileName, state: row.state, rows: row.rows, changes: row.changes, unchanged: row.unchanged, failed: row.rows - row.changes - row.unchanged,
  faults: JSON.parse(row.faults) as FixingImportFault[], allowedActions: row.state === 'checked' && row.changes > 0 ? ['commit'] : [],
});
