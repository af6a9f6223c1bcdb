import type { IsoDate, OrgKind, OrgWarning } from '@xianfeng/shared-types';
import { addDays, addMonths } from '../../platform/clock';
import type { RuleInForce } from '../../platform/rules';

/** What the warnings look at. */
export interface OrgFacts {
  kind: OrgKind;
  unitCount: number;
  termStart: IsoDate | null;
  termEnd: IsoDate | null;
  endsOn: IsoDate | null;
  /** Active members here and below. */
  members: number;
  /** Full members of the organisation itself. */
  fullMembers: number;
  committeeSeats: number;
}

export type RuleLookup = (code: string) => RuleInForce;

/** What the dated rules find unusual on a day; never a reason to refuse. */
export function warningsOf(facts: OrgFacts, today: IsoDate, rule: RuleLookup): OrgWarning[] {
  const found: OrgWarning[] = [];
  const warn = (code: string, message: (value: number) => string) => {
    const { value, doc, article } = rule(code);
    found.push({ code, message: message(value), basis: `${doc} ${article}` });
  };
  if (facts.kind === 'branch' || facts.kind === 'joint_branch') branchWarnings(facts, rule, warn);
  if (facts.kind === 'joint_branch' && facts.unitCount > rule('org.joint.units_max').value) {
    warn('org.joint.units_max', (max) => `联合党支部一般不超过 ${max} 个单位，现有 ${facts.unitCount} 个。`);
  }
  if (facts.kind === 'party_committee' && facts.members < rule('org.committee.members_min').value) {
    warn('org.committee.members_min', (min) => `设立党委一般应有党员 ${min} 人以上，现有 ${facts.members} 人；因工作需要可报批设立。`);
  }
  if (facts.kind === 'general_branch') generalBranchWarnings(facts, rule, warn);
  termWarnings(facts, today, rule, warn);
  return found;
}

type Warn = (code: string, message: (value: number) => string) => void;

function branchWarnings(facts: OrgFacts, rule: RuleLookup, warn: Warn): void {
  if (facts.fullMembers < rule('org.branch.full_members_min').value) {
    warn('org.branch.full_members_min', (min) => `党支部应有正式党员 ${min} 人以上，现有 ${facts.fullMembers} 人。`);
  }
  if (facts.members > rule('org.branch.members_max').value) {
    warn('org.branch.members_max', (max) => `党支部党员人数一般不超过 ${max} 人，现有 ${facts.members} 人。`);
  }
  if (facts.fullMembers < rule('org.branch.committee_from').value) return;
  if (facts.committeeSeats < rule('org.branch.committee_min').value) {
    const from = rule('org.branch.committee_from').value;
    warn('org.branch.committee_min', (min) => `正式党员 ${from} 人以上的党支部应设支委会（至少 ${min} 人），现有委员 ${facts.committeeSeats} 人。`);
  }
  if (facts.committeeSeats > rule('org.branch.committee_max').value) {
    warn('org.branch.committee_max', (max) => `支委会一般不超过 ${max} 人，现有委员 ${facts.committeeSeats} 人。`);
  }
}

function generalBranchWarnings(facts: OrgFacts, rule: RuleLookup, warn: Warn): void {
  if (facts.members < rule('org.general_branch.members_min').value) {
    warn('org.general_branch.members_min', (min) => `设立党总支一般应有党员 ${min} 人以上，现有 ${facts.members} 人。`);
  }
  if (facts.members >= rule('org.general_branch.members_max').value) {
    warn('org.general_branch.members_max', (max) => `党员 ${max} 人以上一般设立党委，现有 ${facts.members} 人。`);
  }
}

/** The next reminder of a term that is due on a day: months left as the rules have them, 0 after the end, null before the first. */
export function termStage(termEnd: IsoDate, today: IsoDate, rule: RuleLookup): { code: string; months: number } | null {
  if (termEnd < today) return { code: 'org.term.alarm_1', months: 0 };
  for (const code of ['org.term.alarm_3', 'org.term.alarm_2', 'org.term.alarm_1']) {
    const months = rule(code).value;
    if (termEnd <= addMonths(today, months)) return { code, months };
  }
  return null;
}

function termWarnings({ kind, termStart, termEnd, endsOn }: OrgFacts, today: IsoDate, rule: RuleLookup, warn: Warn): void {
  if (kind === 'temporary_branch') {
    if (endsOn && endsOn <= addDays(today, rule('org.temporary.alarm_days').value)) {
      warn('org.temporary.alarm_days', () => (endsOn < today ? `临时党支部已于 ${endsOn} 到期，仍有党员没有可返回的支部，或党费账目尚未结清，请先办理。` : `临时党支部将于 ${endsOn} 到期，届时党员自动返回原支部。`));
    }
    return;
  }
  if (kind === 'group' || !termEnd) return;
  const stage = termStage(termEnd, today, rule);
  if (stage) warn(stage.code, () => (stage.months === 0 ? `任期已于 ${termEnd} 届满，请按期换届或报批延期。` : `任期将于 ${termEnd} 届满（不足 ${stage.months} 个月），请准备换届。`));
  const years = kind === 'party_committee' ? 'org.committee.term_years' : 'org.branch.term_years';
  if (termStart && termEnd > addMonths(termStart, rule(years).value * 12)) {
    warn(years, (value) => `每届任期一般为 ${value} 年，登记的任期为 ${termStart} 至 ${termEnd}。`);
  }
}
