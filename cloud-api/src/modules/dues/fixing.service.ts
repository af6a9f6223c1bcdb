import { Injectable } from '@nestjs/common';
import type { AssessDuesBody, DuesExplanation, DuesFacts, DuesFixing, FixDuesBody, Id, IsoMonth } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { canonicalJson } from '../../platform/crypto';
import { invalidField, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { assess, setByHand } from './amount/assess';
import { AmountRules } from './amount-rules';
import { BillRefresh } from './bill-refresh';
import { DuesFixingRow } from './dues-fixing.entity';
import { DuesItems } from './dues-items.service';
import { quarterOf } from './dues-months';
import { DuesPeople, type DuesPerson } from './dues-people';
import { DuesTermsBook } from './dues-terms';
import { DuesVault } from './dues-vault';
import { FixingViews } from './fixing.views';

export type NewFixing = Pick<DuesFixingRow, 'memberId' | 'year' | 'kind' | 'fromMonth' | 'toMonth' | 'precedence' | 'monthlyFen' | 'manual' | 'reason'> & {
  explanation: DuesExplanation;
  facts: FixDuesBody;
};

/** 核定: what a member pays a month, fixed for the year and changed within it only for a reason. */
@Injectable()
export class FixingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: DuesPeople,
    private readonly terms: DuesTermsBook,
    private readonly items: DuesItems,
    private readonly vault: DuesVault,
    private readonly refresh: BillRefresh,
    private readonly views: FixingViews,
  ) {}

  /** For many fixings of one moment. */
  rules(): AmountRules {
    return new AmountRules(this.terms, this.items);
  }

  /** Counts without keeping anything. */
  async assess({ month = this.clock.month(), ...facts }: AssessDuesBody): Promise<DuesExplanation> {
    return explain(facts, currentPrincipal().orgPath, month, this.rules());
  }

  async fix(memberId: Id, body: FixDuesBody): Promise<DuesFixing> {
    const person = await this.people.require('dues:fix', memberId);
    if (isOwn(person)) throw new Problem('access.denied', { detail: OWN });
    const row = await this.uow.run(async (tx) => {
      const rules = this.rules();
      const fixing = await this.plan(person, body, rules);
      await this.requireReason(tx, person, fixing, rules);
      return this.write(tx, person, fixing);
    }).catch((error: unknown) => {
      if (isDuplicateKey(error)) throw new Problem('conflict.version', { detail: '另一位同志刚刚核定了该党员，请刷新后再试。' });
      throw error;
    });
    return (await this.views.of([row]))[0];
  }

  /** Whether a fixing would change anything; a problem when it can't be written. */
  async differs(person: DuesPerson, body: FixDuesBody, rules: AmountRules): Promise<boolean> {
    if (isOwn(person)) throw invalidField('memberId', OWN);
    const fixing = await this.plan(person, body, rules);
    const currentKey = `${person.id}:${fixing.precedence}`;
    return this.uow.read(async (tx) => {
      const current = await tx.repo(DuesFixingRow).findOneBy({ currentKey });
      const same = current?.monthlyFen === fixing.monthlyFen && current.manual === fixing.manual;
      if (same && canonicalJson(this.vault.open(current.sealed).facts) === canonicalJson(factsOnly(fixing.facts))) return false;
      await this.requireReason(tx, person, fixing, rules);
      return true;
    });
  }

  /** What would be written; a problem when the facts don't hold. */
  async plan(person: DuesPerson, body: FixDuesBody, rules: AmountRules): Promise<NewFixing> {
    const { fromMonth, toMonth } = spanOf(body);
    let explanation = await explain(body, person.orgPath, fromMonth, rules);
    const reason = body.reason?.trim() || null;
    if (body.manualFen !== undefined) {
      if (!reason) throw invalidField('reason', '人工核定金额须写明原因');
      explanation = setByHand(explanation, body.manualFen, reason);
    }
    return {
      memberId: person.id, year: Number(fromMonth.slice(0, 4)), kind: body.kind, fromMonth, toMonth, precedence: `${fromMonth}/${toMonth ? 1 : 0}`,
      monthlyFen: explanation.dueFen, manual: body.manualFen !== undefined, reason, explanation, facts: body,
    };
  }

  async write(tx: Tx, person: DuesPerson, { explanation, facts, ...columns }: NewFixing): Promise<DuesFixingRow> {
    const currentKey = `${columns.memberId}:${columns.precedence}`;
    await tx.repo(DuesFixingRow).update({ currentKey }, { currentKey: null });
    const row: DuesFixingRow = {
      ...columns, id: newId(), currentKey, sealed: this.vault.seal({ facts: factsOnly(facts), explanation }), createdBy: currentPrincipal().memberId, createdAt: this.clock.now(),
    };
    await tx.repo(DuesFixingRow).insert(row);
    await this.refresh.of(tx, person.id, row.fromMonth, row.toMonth);
    // The amount and the base stay out of the audit log: its readers must not see them.
    const detail = { kind: row.kind, from: row.fromMonth, to: row.toMonth, manual: row.manual, reason: row.reason };
    await this.audit.record(tx, { action: 'dues.fix', objectType: 'dues_fixing', objectId: row.id, orgPath: person.orgPath, title: person.name, detail });
    return row;
  }

  /** Generally unchanged within the year (2017 通知第一条): a second fixing of the same year says why. Settlement months and quarters are no change. */
  private async requireReason(tx: Tx, person: DuesPerson, fixing: NewFixing, rules: AmountRules): Promise<void> {
    if (fixing.reason || fixing.toMonth) return;
    const { terms } = await rules.of(person.orgPath, fixing.fromMonth);
    if (terms('change_within_year').value === 1) return;
    const before = await tx.repo(DuesFixingRow).findBy({ memberId: person.id, year: fixing.year });
    if (before.some((row) => row.currentKey !== null && row.toMonth === null)) {
      throw invalidField('reason', `${fixing.year} 年已核定，年内一般不变；确需调整请写明原因`);
    }
  }
}

async function explain(facts: AssessDuesBody, orgPath: string, month: IsoMonth, rules: AmountRules): Promise<DuesExplanation> {
  const { terms, items } = await rules.of(orgPath, month);
  const result = assess(facts, terms, items);
  if ('faults' in result) throw new Problem('request.invalid', { errors: result.faults });
  return result.explanation;
}

/** Nobody fixes what he pays himself. */
const OWN = '本人的党费应由其他党费管理员核定。';
const isOwn = ({ id }: DuesPerson): boolean => id === currentPrincipal().memberId;

/** Quarters for irregular income (第四条), single months for the settlement of an annual salary (第三条), open for the others. */
function spanOf({ kind, fromMonth, toMonth }: FixDuesBody): { fromMonth: IsoMonth; toMonth: IsoMonth | null } {
  if (kind === 'irregular') {
    const quarter = quarterOf(fromMonth);
    return { fromMonth: quarter.from, toMonth: quarter.to };
  }
  if (toMonth === undefined) return { fromMonth, toMonth: null };
  if (kind !== 'annual') throw invalidField('toMonth', '只有年薪制的结算月份可以单独核定');
  if (toMonth !== fromMonth) throw invalidField('toMonth', '结算薪酬按当月实际所得核定，一次一个月');
  return { fromMonth, toMonth };
}

/** The facts alone, without what was left out. */
const factsOnly = ({ kind, items, baseFen, quarterNetFen, chosenFen }: FixDuesBody): DuesFacts =>
  JSON.parse(JSON.stringify({ kind, items, baseFen, quarterNetFen, chosenFen })) as DuesFacts;
