import { Injectable } from '@nestjs/common';
import type { DuesExplanation, DuesFixing, DuesKind, FixingLine, FixingsQuery, Id, IsoMonth, Page } from '@xianfeng/shared-types';
import { type SqlParam, UnitOfWork } from '../../database';
import { requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { FIXING_IN_FORCE } from './bill-maker';
import { DuesCollection } from './dues-collection';
import { DuesFixingRow } from './dues-fixing.entity';
import { DuesPeople, type DuesPerson } from './dues-people';
import { DuesVault } from './dues-vault';
import { FixingViews } from './fixing.views';

interface LineRow {
  memberId: Id;
  memberName: string;
  sortKey: string;
  orgId: Id;
  orgName: string;
  category: string;
  fixingId: Id | null;
  kind: DuesKind;
  year: number;
  fromMonth: IsoMonth;
  toMonth: IsoMonth | null;
  monthlyFen: number;
  manual: number;
}

const STATES: Record<FixingLine['state'], string> = {
  missing: 'f.id IS NULL', carried: 'f.year < ? AND f.monthlyFen > 0', zero: 'f.monthlyFen = 0', fixed: 'f.year >= ? AND f.monthlyFen > 0',
};

@Injectable()
export class FixingQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly people: DuesPeople,
    private readonly collection: DuesCollection,
    private readonly vault: DuesVault,
    private readonly views: FixingViews,
    private readonly audit: Audit,
  ) {}

  /** 核定台账, without bases, in order of names. */
  async page(orgId: Id, query: FixingsQuery): Promise<Page<FixingLine>> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:collect', org.path, '组织');
    const year = query.year ?? Number(this.clock.month().slice(0, 4));
    const month = year === Number(this.clock.month().slice(0, 4)) ? this.clock.month() : `${year}-12`;
    const collected = await this.collection.sql(month);
    const below = await this.collection.below(org.path, collected);
    const parts = [below.sql];
    const params: SqlParam[] = [...below.params];
    if (query.state) {
      parts.push(STATES[query.state]);
      if (STATES[query.state].includes('?')) params.push(year);
    }
    const after = decodeCursor(query, 3);
    if (after) parts.push('(m.sortKey > ? OR (m.sortKey = ? AND m.id > ?))');
    const limit = pageLimit(query);
    const sql = `SELECT m.id AS memberId, m.name AS memberName, m.sortKey, o.id AS orgId, o.name AS orgName, m.category, f.id AS fixingId, f.kind, f.year, f.fromMonth,
        f.toMonth, f.monthlyFen, f.manual
      FROM member m JOIN org o ON o.id = ${collected.orgId} LEFT JOIN dues_fixing f ON ${FIXING_IN_FORCE}
      WHERE ${parts.join(' AND ')} ORDER BY m.sortKey, m.id LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<LineRow>(sql, [month, month, ...params, ...(after ?? [])]));
    return toPage(rows, limit, (row) => lineOf(row, year), (row) => [row.sortKey, row.sortKey, row.memberId]);
  }

  /** A member's fixings with bases, newest first; whoever reads them leaves a trace. */
  async ofMember(memberId: Id): Promise<DuesFixing[]> {
    const person = await this.people.require('dues:collect', memberId);
    await this.recordRead(person);
    const rows = await this.uow.read((tx) => tx.repo(DuesFixingRow).find({ where: { memberId }, order: { fromMonth: 'DESC', id: 'DESC' }, take: 100 }));
    return this.views.of(rows);
  }

  /** How a month's amount comes about; null while nothing is fixed. */
  async explanation(memberId: Id, month: IsoMonth): Promise<DuesExplanation | null> {
    const sql = `SELECT f.sealed FROM member m JOIN dues_fixing f ON ${FIXING_IN_FORCE} WHERE m.id = ?`;
    const [row] = await this.uow.read((tx) => tx.select<{ sealed: string }>(sql, [month, month, memberId]));
    return row ? this.vault.open(row.sealed).explanation : null;
  }

  /** Somebody else looked at a member's base. */
  recordRead(person: DuesPerson): Promise<void> {
    return this.uow.run((tx) => this.audit.record(tx, { action: 'dues.base_read', objectType: 'member', objectId: person.id, orgPath: person.orgPath, title: person.name }));
  }
}

function lineOf(row: LineRow, year: number): FixingLine {
  const fixing = row.fixingId === null ? null : {
    id: row.fixingId, kind: row.kind, fromMonth: row.fromMonth, toMonth: row.toMonth, monthlyFen: row.monthlyFen, manual: row.manual === 1,
  };
  const state = fixing === null ? 'missing' : fixing.monthlyFen === 0 ? 'zero' : row.year < year ? 'carried' : 'fixed';
  return {
    memberId: row.memberId, memberName: row.memberName, org: { id: row.orgId, name: row.orgName }, probationary: row.category === 'probationary', fixing, state,
  };
}
