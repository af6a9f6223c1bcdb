import { Injectable } from '@nestjs/common';
import type { AppealStatus, Id, PointEntry } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../database';
import type { Principal } from '../../platform/access';
import { OrgDirectory, OrgMembership } from '../orgs';
import type { PointEntryRow } from './point-entry.entity';
import { PointOwner } from './point-owner';
import { PointRuleBook } from './point-rule-book';

const LEFT = '（已离开）';

/** Ledger lines as readers see them: with the rule's words, names, evidence and what has become of them. */
@Injectable()
export class PointEntryViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: PointRuleBook,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly owner: PointOwner,
  ) {}

  async of(rows: readonly PointEntryRow[], caller: Principal): Promise<PointEntry[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((r) => r.id);
    const memberIds = rows.flatMap((r) => [r.memberId, r.createdBy]).filter((id) => id !== null);
    const [rules, orgs, people, reversals, appeals, own] = await Promise.all([
      this.rules.named(rows.map((r) => ({ code: r.ruleCode, version: r.ruleVersion }))),
      this.orgs.getMany(rows.map((r) => r.orgId)),
      this.people.people([...new Set(memberIds)]),
      this.reversals(ids),
      this.appeals(ids),
      this.owner.idsOf(caller),
    ]);
    const person = (id: Id) => ({ id, name: people.get(id)?.name ?? LEFT });
    return rows.map((row) => {
      const rule = rules.get(`${row.ruleCode}@${row.ruleVersion}`)!;
      const reversedById = reversals.get(row.id) ?? null;
      const appeal = appeals.get(row.id) ?? null;
      const mayAppeal = row.memberId !== null && own.includes(row.memberId) && row.reversesId === null && reversedById === null && appeal?.status !== 'open';
      const mayReverse = row.reversesId === null && reversedById === null && caller.can('point:award', row.orgPath);
      return {
        id: row.id, deltaCenti: row.deltaCenti, month: row.month, occurredOn: row.occurredOn,
        rule: {
          code: rule.code, version: rule.version, title: rule.title, description: rule.description,
          source: `${rule.sourceDoc}${rule.sourceArticle ? ` ${rule.sourceArticle}` : ''}`,
        },
        org: { id: row.orgId, name: orgs.get(row.orgId)?.name ?? LEFT },
        member: row.memberId ? person(row.memberId) : null,
        source: row.source, subject: row.subject, evidencePage: row.evidencePage, evidenceNote: row.evidenceNote, reason: row.reason,
        enteredBy: row.createdBy ? person(row.createdBy).name : null,
        createdAt: row.createdAt.toISOString(), reversesId: row.reversesId, reversedById, appeal,
        allowedActions: [...(mayAppeal && caller.has('point:appeal') ? ['appeal' as const] : []), ...(mayReverse ? ['reverse' as const] : [])],
      };
    });
  }

  async one(row: PointEntryRow, caller: Principal): Promise<PointEntry> {
    return (await this.of([row], caller))[0];
  }

  private async reversals(ids: Id[]): Promise<Map<Id, Id>> {
    const sql = `SELECT id, reversesId FROM point_entry WHERE reversesId IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id; reversesId: Id }>(sql, ids));
    return new Map(rows.map((r) => [r.reversesId, r.id]));
  }

  /** The last appeal against each entry. */
  private async appeals(ids: Id[]): Promise<Map<Id, { id: Id; status: AppealStatus }>> {
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id; entryId: Id; status: AppealStatus }>(
        `SELECT id, entryId, status FROM point_appeal WHERE entryId IN (${placeholders(ids)}) ORDER BY id`, ids,
      ),
    );
    return new Map(rows.map((r) => [r.entryId, { id: r.id, status: r.status }]));
  }
}
