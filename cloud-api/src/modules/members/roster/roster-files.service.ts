import { Injectable } from '@nestjs/common';
import type { ExportMembersBody, Id, IsoDate } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope, scopeSql } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { businessTime, Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { invalidField } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { OrgDirectory } from '../../orgs';
import type { Member } from '../member.entity';
import { MemberDirectory } from '../member-directory';
import { MemberVault } from '../member-vault';
import type { ExportMark } from './export-mark';
import type { ImportJob } from './import.entity';
import { CELLS_COLUMN } from './import-check';
import { problemOf } from './import.mapper';
import { ImportQueries } from './import.queries';
import { OrgBook } from './org-book';
import { cellsOf, EMPTY_CELLS } from './roster-cells';
import type { RosterCells } from './roster-columns';
import { rosterWorkbook } from './roster-writer';

const PAGE = 1000;
/** As many as an import takes back. */
const MOST = 50_000;

/** Workbooks made from the database: the roster, and the bad rows of an import. */
@Injectable()
export class RosterFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly vault: MemberVault,
    private readonly cipher: FieldCipher,
    private readonly queries: ImportQueries,
    private readonly audit: Audit,
    private readonly people: MemberDirectory,
    private readonly clock: Clock,
  ) {}

  /** Everybody in the caller's export scope, by the import's own columns. Audited before a byte leaves (PIPL art. 51). */
  async exportMembers({ orgId, sensitive, reason }: ExportMembersBody): Promise<Buffer> {
    const where = await this.exportScope(orgId);
    const { sql, params } = where;
    const number = exportNumber(this.clock.today());
    const members = await this.uow.run(async (tx) => {
      const [{ n }] = await tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n FROM member m JOIN org o ON o.id = m.orgId WHERE ${sql}`, params);
      if (Number(n) > MOST) throw invalidField('orgId', `共 ${Number(n)} 人，一次最多导出 ${MOST} 人，请按下级组织分批导出`);
      const detail = { number, reason, sensitive, members: Number(n) };
      await this.audit.record(tx, { action: 'member.export', objectType: 'org', objectId: where.orgId, orgPath: where.path, title: '导出名册', detail });
      return Number(n);
    });
    const book = await this.uow.read((tx) => OrgBook.load(tx));
    const { by, byOrg } = await this.caller();
    const scope = orgId ? (await this.orgs.get(orgId)).name : '全部可导出范围';
    const mark: ExportMark = { number, by, byOrg, at: businessTime(this.clock.now()), reason, scope, members, sensitive };
    return rosterWorkbook(this.exportRows(sql, params, book, sensitive), { mark });
  }

  /** The bad rows as they were uploaded, the problems beside them. */
  async problemsFile(job: ImportJob): Promise<Buffer> {
    return rosterWorkbook(this.problemRows(job), { extraHeadings: ['问题和改法'] });
  }

  private async caller(): Promise<{ by: string; byOrg: string }> {
    const member = await this.people.findById(currentPrincipal().memberId);
    return { by: member?.name ?? '', byOrg: member?.orgName ?? '' };
  }

  private async *exportRows(sql: string, params: SqlParam[], book: OrgBook, sensitive: boolean): AsyncGenerator<{ cells: RosterCells }> {
    for (let after = ''; ; ) {
      const rows = await this.uow.read((tx) =>
        tx.select<Member>(`SELECT m.* FROM member m JOIN org o ON o.id = m.orgId WHERE ${sql} AND m.id > ? ORDER BY m.id LIMIT ${PAGE}`, [...params, after]),
      );
      for (const member of rows) yield { cells: cellsOf(member, sensitive ? this.vault.open(member) : maskedSecrets(this.vault.masked(member)), (id) => book.textOf(id)) };
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.id;
    }
  }

  private async *problemRows(job: ImportJob): AsyncGenerator<{ cells: RosterCells; extra: string[] }> {
    for await (const rows of this.queries.allBadRows(job.id)) {
      for (const row of rows) {
        const cells: RosterCells = row.payload ? JSON.parse(this.cipher.decrypt(row.payload, CELLS_COLUMN)) : EMPTY_CELLS;
        const problems = (row.problems ?? []).map((p) => problemOf(job.head!, row.rowNo, p));
        yield { cells, extra: [problems.map((p) => `${p.cell} ${p.field}：${p.reason}。${p.fix}`).join('\n')] };
      }
    }
  }

  private async exportScope(orgId: Id | undefined): Promise<{ sql: string; params: SqlParam[]; orgId: Id; path: string }> {
    const scopes = currentPrincipal().scopes('member:export');
    const scope = scopeSql('o.path', scopes);
    if (!orgId) return { ...scope, orgId: scopes[0].orgId, path: scopes[0].path };
    const org = await this.orgs.get(orgId);
    requireScope('member:export', org.path, '组织');
    return { sql: `${scope.sql} AND o.path >= ? AND o.path < ?`, params: [...scope.params, org.path, prefixEnd(org.path)], orgId, path: org.path };
  }
}

/** Short enough to be read over the phone; in the audit log it leads to the export. */
const exportNumber = (today: IsoDate): string => `${today.replaceAll('-', '')}-${newId().slice(-8)}`;

const maskedSecrets = (m: ReturnType<MemberVault['masked']>) => ({
  idNumber: m.maskedIdNumber, phone: m.maskedPhone, landline: m.maskedLandline, address: m.maskedAddress,
});
