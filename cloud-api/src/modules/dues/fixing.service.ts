import { Injectable } from '@nestjs/common';
import type { AssessDuesBody, DuesExplanation, DuesFixing, FixDuesBody, Id, IsoMonth } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { canonicalJson } from '../../platform/crypto';
import { invalidField, Problem } from '../../platform/http';
import { assess, setByHand } from './amount/assess';
import { AmountRules } from './amount-rules';
import { DuesItems } from './dues-items.service';
import { quarterOf } from './dues-months';
import { DuesPeople, type DuesPerson } from './dues-people';
import { DuesTermsBook } from './dues-terms';
import { DuesVault } from './dues-vault';
import { currentKeyOf, factsOnly, FixingBook, lostRace, type NewFixing, type StandingFixing } from './fixing-book';
import { FixingViews } from './fixing.views';

/** 核定: what a member pays a month, fixed for the year and changed within it only for a reason. */
@Injectable()
export class FixingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: DuesPeople,
    private readonly terms: DuesTermsBook,
    private readonly items: DuesItems,
    private readonly vault: DuesVault,
    private readonly book: FixingBook,
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
    const rows = await this.uow.run(async (tx) => {
      const rules = this.rules();
      const fixing = await this.plan(person, body, rules);
      const standingOf = await this.book.standing([person.id], fixing.year);
      await this.requireReason(person, fixing, rules, standingOf(person.id));
      return this.book.write(tx, [{ person, fixing }]);
    }).catch(lostRace);
    return (await this.views.of(rows))[0];
  }

  /** Whether a fixing would change anything of what stands in its year; a problem when it can't be written. */
  async differs(person: DuesPerson, body: FixDuesBody, rules: AmountRules, standing: readonly StandingFixing[]): Promise<boolean> {
    if (isOwn(person)) throw invalidField('memberId', OWN);
    const fixing = await this.plan(person, body, rules);
    const current = standing.find(({ currentKey }) => currentKey === currentKeyOf(fixing));
    const same = current?.monthlyFen === fixing.monthlyFen && (current.manual === 1) === fixing.manual;
    if (same && canonicalJson(this.vault.open(current.sealed).facts) === canonicalJson(factsOnly(fixing.facts))) return false;
    await this.requireReason(person, fixing, rules, standing);
    return true;
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

  /** Generally unchanged within the year (2017 通知第一条): a second fixing of the same year says why. Settlement months and quarters are no change. */
  private async requireReason(person: DuesPerson, fixing: NewFixing, rules: AmountRules, standing: readonly StandingFixing[]): Promise<void> {
    if (fixing.reason || fixing.toMonth) return;
    const { terms } = await rules.of(person.orgPath, fixing.fromMonth);
    if (terms('change_within_year').value === 1) return;
    if (standing.some((row) => row.toMonth === null)) {
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
