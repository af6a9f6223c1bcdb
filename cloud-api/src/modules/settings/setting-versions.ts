import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, SettingVersion } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { RuleValue } from '../../platform/rules/rule-value.entity';
import { idsOfPath, OrgDirectory, OrgMembership } from '../orgs';

/** Rows of the dated rules as officers read them. */
@Injectable()
export class SettingVersions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly clock: Clock,
  ) {}

  /** All rows, or those of one rule, newest first; those of parts of the tree that the caller may set alone. */
  async rows(code?: string): Promise<RuleValue[]> {
    const order = { effectiveFrom: 'DESC', id: 'DESC' } as const;
    const rows = await this.uow.read((tx) => tx.repo(RuleValue).find({ where: code ? { code } : {}, order }));
    return rows.filter((row) => row.orgPath === '' || currentPrincipal().can('setting:write', row.orgPath));
  }

  async views(rows: readonly RuleValue[]): Promise<Map<Id, SettingVersion>> {
    const today = this.clock.today();
    const [orgs, people, atTop] = await Promise.all([
      this.orgs.getMany([...new Set(rows.flatMap((row) => idsOfPath(row.orgPath).at(-1) ?? []))]),
      this.people.people([...new Set(rows.flatMap((row) => row.createdById ?? []))]),
      this.holdsTop(),
    ]);
    const inForce = currentIds(rows, today);
    return new Map(rows.map((row): [Id, SettingVersion] => {
      const org = orgs.get(idsOfPath(row.orgPath).at(-1) ?? '');
      const state = row.effectiveFrom > today ? 'future' : inForce.has(row.id) ? 'current' : 'past';
      const mine = row.orgPath === '' ? atTop : currentPrincipal().can('setting:write', row.orgPath);
      return [row.id, {
        id: row.id, value: Number(row.value), doc: row.doc, article: row.article, effectiveFrom: row.effectiveFrom, state,
        org: org ? { id: org.id, name: org.name } : null, reason: row.reason, createdByName: people.get(row.createdById ?? '')?.name ?? null,
        createdAt: row.createdAt?.toISOString() ?? null, allowedActions: state === 'future' && mine ? ['withdraw'] : [],
      }];
    }));
  }

  /** Rules for everybody are set at the top of the tree alone. */
  async holdsTop(): Promise<boolean> {
    const caller = currentPrincipal();
    return (await this.orgs.roots()).every(({ path }) => caller.can('setting:write', path));
  }

  /** What would hold on a date without the parts of the tree; null before the first. */
  async valueOn(tx: Tx, code: string, date: IsoDate, orgPath: string): Promise<number | null> {
    const rows = await tx.repo(RuleValue).find({ where: { code }, order: { effectiveFrom: 'DESC' } });
    const begun = rows.filter((row) => row.effectiveFrom <= date && orgPath.startsWith(row.orgPath));
    begun.sort((a, b) => b.orgPath.length - a.orgPath.length || b.effectiveFrom.localeCompare(a.effectiveFrom));
    return begun[0] ? Number(begun[0].value) : null;
  }
}

/** The youngest row that has begun, for each rule and part of the tree. Rows come newest first. */
function currentIds(rows: readonly RuleValue[], today: IsoDate): Set<Id> {
  const found = new Map<string, Id>();
  for (const row of rows) {
    const key = `${row.code} ${row.orgPath}`;
    if (row.effectiveFrom <= today && !found.has(key)) found.set(key, row.id);
  }
  return new Set(found.values());
}
