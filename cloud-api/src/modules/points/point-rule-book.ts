import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { IsoMonth } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { PointRuleVersion } from './point-rule.entity';
import { POINT_RULE_SEEDS } from './point-rule.seeds';

/** Before the first month that any customer's history reaches back to. */
const SEEDS_FROM = '2020-01';

/** The version of a rule that a month is counted by: the youngest that had begun. */
export function versionInForce<R extends { version: number; effectiveFrom: IsoMonth }>(versions: readonly R[], month: IsoMonth): R | null {
  const begun = versions.filter((v) => v.effectiveFrom <= month);
  return begun.reduce<R | null>((best, v) => (best === null || v.version > best.version ? v : best), null);
}

/** What explains an entry. */
export type RuleWords = Pick<PointRuleVersion, 'code' | 'version' | 'title' | 'description' | 'sourceDoc' | 'sourceArticle'>;

/** Reads rules and seeds the product's own. */
@Injectable()
export class PointRuleBook implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.ensureSeeds();
  }

  async ensureSeeds(): Promise<void> {
    const createdAt = this.clock.now();
    const rows = POINT_RULE_SEEDS.map((seed) => ({
      ...seed, id: newId(), version: 1, ownerOrgId: null, ownerOrgPath: '', effectiveFrom: SEEDS_FROM, status: 'active' as const, createdBy: null, createdAt,
    }));
    await this.uow.run((tx) => tx.repo(PointRuleVersion).createQueryBuilder().insert().orIgnore().updateEntity(false).values(rows).execute());
  }

  /** Every version of a rule, oldest first; empty when there is no such rule. */
  versions(code: string): Promise<PointRuleVersion[]> {
    return this.uow.read((tx) => tx.repo(PointRuleVersion).find({ where: { code }, order: { version: 'ASC' } }));
  }

  /** The version in force, or null when the rule is unknown, not begun or retired by then, or holds elsewhere in the tree. */
  async inForce(code: string, month: IsoMonth, orgPath: string): Promise<PointRuleVersion | null> {
    const rule = versionInForce(await this.versions(code), month);
    return rule?.status === 'active' && orgPath.startsWith(rule.ownerOrgPath) ? rule : null;
  }

  /** Every version of every rule, by code and oldest first: some dozens in all. */
  all(): Promise<PointRuleVersion[]> {
    return this.uow.read((tx) => tx.repo(PointRuleVersion).find({ order: { code: 'ASC', version: 'ASC' } }));
  }

  /** Rules in force in a month, in order of codes. */
  async allInForce(month: IsoMonth): Promise<PointRuleVersion[]> {
    const inForce = new Map<string, PointRuleVersion>();
    for (const rule of await this.all()) if (rule.effectiveFrom <= month) inForce.set(rule.code, rule);
    return [...inForce.values()].filter((rule) => rule.status === 'active');
  }

  /** Title and description by `code@version`, for explaining entries. */
  async named(keys: Iterable<{ code: string; version: number }>): Promise<Map<string, RuleWords>> {
    const codes = [...new Set([...keys].map((k) => k.code))];
    if (codes.length === 0) return new Map();
    const sql = `SELECT code, version, title, description, sourceDoc, sourceArticle FROM point_rule WHERE code IN (${placeholders(codes)})`;
    const rows = await this.uow.read((tx) => tx.select<RuleWords>(sql, codes));
    return new Map(rows.map((r) => [`${r.code}@${r.version}`, r]));
  }
}
