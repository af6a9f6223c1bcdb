import { Injectable } from '@nestjs/common';
import type { BranchDues, BranchDuesLine, BranchDuesQuery, Id } from '@xianfeng/shared-types';
import { num, placeholders, type SqlParam, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { FIXING_IN_FORCE } from './bill-maker';
import { BILL_COLUMNS, type BillColumns, billView } from './bill.queries';
import { type CollectionSql, DuesCollection } from './dues-collection';
import { addUp, SUM_COLUMNS, type SumRow } from './dues-sums';
import { DuesTermsBook } from './dues-terms';

const MOST_ELSEWHERE = 50;
type LineRow = Omit<BillColumns, 'id'> & { id: Id | null; memberId: Id; memberName: string; sortKey: string; fixingId: Id | null };
type Mark = BranchDuesLine['marks'][number];

const SHOWN: Record<NonNullable<BranchDuesQuery['show']>, string> = {
  all: '1 = 1',
  unpaid: "b.status IN ('unpaid', 'partial')",
  overdue: "EXISTS (SELECT 1 FROM dues_bill x WHERE x.memberId = m.id AND x.orgId = ? AND x.status IN ('unpaid', 'partial') AND x.dueOn < ?)",
  unfixed: 'f.id IS NULL',
};

/** Whom a branch may collect from, each by an index: who is at it, belongs to it or is its guest. Which of them it is, the rules say. */
const CANDIDATES = 'SELECT id FROM member WHERE orgId = ? UNION SELECT id FROM member WHERE homeOrgId = ? UNION SELECT id FROM member WHERE hostOrgId = ?';

/** A branch's month, member by member; never with a base. */
@Injectable()
export class BranchDuesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly terms: DuesTermsBook,
    private readonly collection: DuesCollection,
  ) {}

  async page(orgId: Id, query: BranchDuesQuery): Promise<BranchDues> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:report', org.path, '组织');
    const month = query.month ?? this.clock.month();
    const today = this.clock.today();
    const [terms, collected] = await Promise.all([this.terms.of(org.path, month), this.collection.sql(month)]);
    const show = query.show ?? 'all';
    const after = decodeCursor(query, 3);
    const limit = pageLimit(query);
    // Members of today, and those who have moved on and owe or paid the month here.
    const sql = `SELECT m.id AS memberId, m.name AS memberName, m.sortKey, f.id AS fixingId, ${BILL_COLUMNS}
      FROM (${CANDIDATES} UNION SELECT memberId FROM dues_bill WHERE month = ? AND orgId = ?) c JOIN member m ON m.id = c.id
      LEFT JOIN dues_bill b ON b.memberId = m.id AND b.month = ? AND b.orgId = ? LEFT JOIN dues_fixing f ON ${FIXING_IN_FORCE}
      WHERE ((${collected.orgId} = ? AND ${collected.pays}) OR b.id IS NOT NULL) AND ${SHOWN[show]}
        ${after ? 'AND (m.sortKey > ? OR (m.sortKey = ? AND m.id > ?))' : ''} ORDER BY m.sortKey, m.id LIMIT ${limit + 1}`;
    const params: SqlParam[] = [orgId, orgId, orgId, month, orgId, month, orgId, month, month, orgId, ...(show === 'overdue' ? [orgId, today] : []), ...(after ?? [])];
    return this.uow.read(async (tx) => {
      const rows = await tx.select<LineRow>(sql, params);
      const page = toPage(rows, limit, (row) => row, (row) => [row.sortKey, row.sortKey, row.memberId]);
      const sums = await tx.select<SumRow>(`SELECT ${SUM_COLUMNS} FROM dues_bill b WHERE b.month = ? AND b.orgId = ?`, [today, today, month, orgId]);
      const [{ n }] = await tx.select<{ n: number | string }>(
        `SELECT COUNT(*) AS n FROM (${CANDIDATES}) c JOIN member m ON m.id = c.id LEFT JOIN dues_fixing f ON ${FIXING_IN_FORCE} WHERE ${collected.orgId} = ? AND ${collected.pays} AND f.id IS NULL`,
        [orgId, orgId, orgId, month, month, orgId],
      );
      const caller = currentPrincipal();
      const collects = caller.can('dues:collect', org.path);
      return {
        org: { id: org.id, name: org.name }, month, quarterly: terms('quarterly').value === 1, sums: addUp(sums), unfixed: num(n), payElsewhere: await this.elsewhere(tx, orgId, collected),
        todo: await this.todo(tx, orgId),
        items: await this.lines(tx, page.items), next: page.next,
        allowedActions: [
          ...(caller.can('dues:fix', org.path) ? ['make_bills' as const, 'fix' as const] : []), ...(collects ? ['enter_cash' as const, 'consent' as const, 'enter_relief' as const] : []),
        ],
      };
    });
  }

  private async lines(tx: Tx, rows: readonly LineRow[]): Promise<BranchDuesLine[]> {
    if (rows.length === 0) return [];
    const today = this.clock.today();
    const ids = rows.map((row) => row.memberId);
    const list = placeholders(ids);
    type Owed = { memberId: Id; owedMonths: number | string; owedFen: number | string; overdueMonths: number | string };
    const owed = await tx.select<Owed>(
      `SELECT memberId, COUNT(*) AS owedMonths, SUM(dueFen - paidFen) AS owedFen, SUM(CASE WHEN dueOn < ? THEN 1 ELSE 0 END) AS overdueMonths
       FROM dues_bill WHERE memberId IN (${list}) AND status IN ('unpaid', 'partial') AND month <= ? GROUP BY memberId`, [today, ...ids, this.clock.month()],
    );
    const marks = await tx.select<{ memberId: Id; mark: Mark }>(
      `SELECT memberId, 'relief' AS mark FROM dues_relief WHERE memberId IN (${list}) AND status = 'approved' AND fromMonth <= ? AND toMonth >= ?
       UNION ALL SELECT memberId, 'relief_pending' FROM dues_relief WHERE memberId IN (${list}) AND status IN ('submitted', 'studied')
       UNION ALL SELECT memberId, 'case' FROM dues_case WHERE openKey IN (${list})
       UNION ALL SELECT memberId, 'consent_pending' FROM dues_consent WHERE memberId IN (${list}) AND status = 'requested'`,
      [...ids, this.clock.month(), this.clock.month(), ...ids, ...ids, ...ids],
    );
    return rows.map((row) => {
      const sum = owed.find((o) => o.memberId === row.memberId);
      return {
        memberId: row.memberId, memberName: row.memberName, bill: row.id === null ? null : billView({ ...row, id: row.id }, today),
        owedMonths: num(sum?.owedMonths), owedFen: num(sum?.owedFen), overdueMonths: num(sum?.overdueMonths),
        marks: [...(row.fixingId === null ? ['unfixed' as const] : []), ...new Set(marks.filter((m) => m.memberId === row.memberId).map((m) => m.mark))],
      };
    });
  }

  /** Members of the branch from whom another one collects (第九条). */
  private async elsewhere(tx: Tx, orgId: Id, collected: CollectionSql): Promise<BranchDues['payElsewhere']> {
    const sql = `SELECT m.name, o.name AS orgName FROM (${CANDIDATES}) c JOIN member m ON m.id = c.id JOIN org o ON o.id = ${collected.orgId}
      WHERE COALESCE(m.homeOrgId, m.orgId) = ? AND o.id <> ? AND ${collected.pays} ORDER BY m.sortKey, m.id LIMIT ${MOST_ELSEWHERE}`;
    return (await tx.select<{ name: string; orgName: string }>(sql, [orgId, orgId, orgId, orgId, orgId])).map(({ name, orgName }) => ({ memberName: name, orgName }));
  }

  private async todo(tx: Tx, orgId: Id): Promise<BranchDues['todo']> {
    const sql = `SELECT (SELECT COUNT(*) FROM dues_relief WHERE orgId = ? AND status = 'submitted') AS reliefs,
      (SELECT COUNT(*) FROM dues_consent WHERE orgId = ? AND status = 'requested') AS consents, (SELECT COUNT(*) FROM dues_case WHERE orgId = ? AND status = 'open') AS cases`;
    const [row] = await tx.select<Record<'reliefs' | 'consents' | 'cases', number | string>>(sql, [orgId, orgId, orgId]);
    return { reliefs: num(row.reliefs), consents: num(row.consents), cases: num(row.cases) };
  }
}
