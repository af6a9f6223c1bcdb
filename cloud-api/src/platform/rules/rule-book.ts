import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { placeholders, prefixEnd, type Tx, UnitOfWork } from '../../database';
import { newId } from '../ids';
import { RuleValue } from './rule-value.entity';

/** A rule as a module ships it; customers add later rows, never edit old ones. */
export interface RuleSeed {
  code: string;
  value: string | number;
  unit: string;
  doc: string;
  article: string;
  effectiveFrom: IsoDate;
}

/** A number in force and where it comes from. */
export interface RuleInForce {
  value: number;
  unit: string;
  doc: string;
  article: string;
}

/** Dated rule table: every number of a regulation or a customer's choice comes from here, with document and article. */
@Injectable()
export class RuleBook implements OnApplicationBootstrap {
  private readonly seeds: RuleSeed[] = [];

  constructor(private readonly uow: UnitOfWork) {}

  /** Called by modules in onModuleInit; rows are written at start where they are missing. */
  register(seeds: readonly RuleSeed[]): void {
    this.seeds.push(...seeds);
  }

  /** Codes of all rules that the product counts by. */
  codes(): string[] {
    return [...new Set(this.seeds.map(({ code }) => code))];
  }

  onApplicationBootstrap(): Promise<void> {
    return this.ensureSeeds();
  }

  async ensureSeeds(): Promise<void> {
    await this.uow.run(async (tx) => {
      const repo = tx.repo(RuleValue);
      const known = new Set((await repo.find({ select: { code: true, effectiveFrom: true } })).map((r) => `${r.code}@${r.effectiveFrom}`));
      const missing = this.seeds.filter((s) => !known.has(`${s.code}@${s.effectiveFrom}`));
      if (missing.length === 0) return;
      await repo.insert(missing.map((s) => ({ ...s, id: newId(), value: String(s.value), effectiveTo: null, orgPath: '' })));
    });
  }

  /** The rule in force on a date for an organisation: the nearest organisation wins, then the latest date. */
  async find(code: string, date: IsoDate, orgPath = ''): Promise<RuleInForce> {
    return (await this.lookup([code], date, orgPath))(code);
  }

  /** Several rules in one query, looked up by code. */
  async lookup(codes: readonly string[], date: IsoDate, orgPath = ''): Promise<(code: string) => RuleInForce> {
    const at = await this.table(codes, date);
    return (code) => at(code, orgPath);
  }

  /** Several rules for many organisations in one query, looked up by code and path. */
  async table(codes: readonly string[], date: IsoDate): Promise<(code: string, orgPath: string) => RuleInForce> {
    const rows = await this.uow.read((tx) => tx.select<RuleValue>(`SELECT * FROM rule_value WHERE code IN (${placeholders(codes)})`, [...codes]));
    const inForce = rows
      .filter((r) => r.effectiveFrom <= date && (r.effectiveTo === null || date <= r.effectiveTo))
      .sort((a, b) => b.orgPath.length - a.orgPath.length || b.effectiveFrom.localeCompare(a.effectiveFrom));
    return (code, orgPath) => {
      const rule = inForce.find((r) => r.code === code && orgPath.startsWith(r.orgPath));
      if (!rule) throw new Error(`no rule ${code} in force on ${date}`);
      const { value, unit, doc, article } = rule;
      return { value: Number(value), unit, doc, article };
    };
  }

  /** Rules of a part of the tree go along when it moves. */
  async follow(tx: Tx, oldPath: string, newPath: string): Promise<void> {
    await tx.execute('UPDATE rule_value SET orgPath = CONCAT(?, SUBSTR(orgPath, ?)) WHERE orgPath >= ? AND orgPath < ?', [
      newPath, oldPath.length + 1, oldPath, prefixEnd(oldPath),
    ]);
  }

  async number(code: string, date: IsoDate, orgPath = ''): Promise<number> {
    return (await this.find(code, date, orgPath)).value;
  }
}
