import { DUES_KINDS, type DuesExplanation, type DuesFacts, type DuesFlag, type DuesStep, type Fen, type FieldError } from '@xianfeng/shared-types';
import { yuan } from '../../../platform/money';
import type { RuleInForce } from '../../../platform/rules';
import { RATE_PARTS } from '../dues.rules';
import type { DuesTerms } from '../dues-terms';
import { type IncomeKind, incomeOf, isIncomeKind, type ItemTerms } from './income';
import { percent, share } from './money';

export type Assessment = { explanation: DuesExplanation } | { faults: FieldError[] };

/** Retired members have a table of their own; everybody else with an income the one of wages. */
const TABLES: Record<IncomeKind, { name: string; tiers: number }> = {
  wage: { name: 'wage', tiers: 4 }, annual: { name: 'wage', tiers: 4 }, irregular: { name: 'wage', tiers: 4 }, village_cadre: { name: 'wage', tiers: 4 },
  retired: { name: 'retired', tiers: 2 },
};

const source = ({ doc, article }: RuleInForce) => ({ doc, article });

/** What a member owes a month, and why: base → items → tier → article → result. Pure; all numbers come from the rules. */
export function assess(facts: DuesFacts, terms: DuesTerms, items: readonly ItemTerms[] = []): Assessment {
  if (isIncomeKind(facts.kind)) return ofIncome(facts, facts.kind, terms, items);
  const stray = (['items', 'baseFen', 'quarterNetFen'] as const).find((field) => facts[field] !== undefined);
  if (stray) return { faults: [{ path: stray, message: `${DUES_KINDS[facts.kind]}按定额交纳，不填收入` }] };
  return facts.kind === 'farmer' ? ofFarmer(facts, terms) : ofFlat(facts, terms);
}

function ofIncome(facts: DuesFacts, kind: IncomeKind, terms: DuesTerms, items: readonly ItemTerms[]): Assessment {
  if (facts.chosenFen !== undefined) return { faults: [{ path: 'chosenFen', message: '只有农民党员在规定幅度内选择金额' }] };
  const income = incomeOf(facts, items);
  if (Array.isArray(income)) return { faults: income };
  const averaged = terms(`base_months.${kind}`);
  const baseFen = share(income.fen, 1, averaged.value, terms('base_rounding').value);
  const over = averaged.value > 1 ? `（${averaged.value} 个月平均）` : '';
  const steps: DuesStep[] = [...income.steps, { kind: 'base', text: `${DUES_KINDS[kind]}，计缴基数${over}`, fen: baseFen, ...source(averaged) }];
  const { rate, text } = tierOf(baseFen, TABLES[kind], terms);
  const calcFen = share(baseFen, rate.value, RATE_PARTS, terms('rounding').value);
  steps.push({ kind: 'tier', text, fen: null, ...source(rate) });
  steps.push({ kind: 'calc', text: `${yuan(baseFen)} × ${percent(rate.value)}，四舍五入到${terms('rounding').value === 1 ? '分' : '角'}`, fen: calcFen, ...source(terms('rounding')) });
  return { explanation: concluded({ kind: facts.kind, baseFen, calcFen, steps }, terms) };
}

/** The whole base has one rate (全额累进); an edge belongs to the lower tier. */
function tierOf(baseFen: Fen, { name, tiers }: { name: string; tiers: number }, terms: DuesTerms): { rate: RuleInForce; text: string } {
  let from = 0;
  for (let tier = 1; tier < tiers; tier++) {
    const upto = terms(`${name}.${tier}.upto`).value;
    const rate = terms(`${name}.${tier}.rate`);
    if (baseFen <= upto) return { rate, text: `${from > 0 ? `${yuan(from)} 元以上至 ` : ''}${yuan(upto)} 元（含）${from > 0 ? '' : '以下'}，全额按 ${percent(rate.value)}` };
    from = upto;
  }
  const rate = terms(`${name}.${tiers}.rate`);
  return { rate, text: `${yuan(from)} 元以上，全额按 ${percent(rate.value)}` };
}

function ofFlat({ kind, chosenFen }: DuesFacts, terms: DuesTerms): Assessment {
  if (chosenFen !== undefined) return { faults: [{ path: 'chosenFen', message: '只有农民党员在规定幅度内选择金额' }] };
  const flat = terms(`flat.${kind}`);
  const steps: DuesStep[] = [{ kind: 'flat', text: `${DUES_KINDS[kind]}，每月定额`, fen: flat.value, ...source(flat) }];
  return { explanation: concluded({ kind, baseFen: null, calcFen: flat.value, steps }, terms) };
}

function ofFarmer({ kind, chosenFen }: DuesFacts, terms: DuesTerms): Assessment {
  const [least, most] = [terms('farmer.min'), terms('farmer.max')];
  if (chosenFen === undefined) return { faults: [{ path: 'chosenFen', message: `请填写每月金额，${yuan(least.value)} 至 ${yuan(most.value)} 元` }] };
  if (chosenFen < least.value) return { faults: [{ path: 'chosenFen', message: `农民党员每月交纳 ${yuan(least.value)} 至 ${yuan(most.value)} 元，不能低于 ${yuan(least.value)} 元` }] };
  const calcFen = Math.min(chosenFen, most.value);
  const steps: DuesStep[] = [{ kind: 'flat', text: `${DUES_KINDS[kind]}，每月 ${yuan(least.value)} 至 ${yuan(most.value)} 元`, fen: calcFen, ...source(most) }];
  const explanation = concluded({ kind, baseFen: null, calcFen, steps }, terms);
  if (chosenFen > most.value) explanation.flags.push('over_cap');
  return { explanation };
}

function concluded({ kind, baseFen, calcFen, steps }: Pick<DuesExplanation, 'kind' | 'baseFen' | 'calcFen' | 'steps'>, terms: DuesTerms): DuesExplanation {
  const cap = terms('cap');
  const dueFen = Math.min(calcFen, cap.value);
  const flags: DuesFlag[] = [];
  if (calcFen > cap.value) {
    flags.push('over_cap');
    steps.push({ kind: 'cap', text: `每月一般不超过 ${yuan(cap.value)} 元，自愿多交不限`, fen: cap.value, ...source(cap) });
  }
  if (dueFen === 0) flags.push('zero_base');
  steps.push({ kind: 'due', text: '每月应交', fen: dueFen, doc: '', article: '' });
  return { kind, baseFen, calcFen, dueFen, steps, flags };
}

/** An amount decided by people in place of the computed one; the explanation keeps both. */
export function setByHand(explanation: DuesExplanation, manualFen: Fen, reason: string): DuesExplanation {
  const steps = explanation.steps.filter(({ kind }) => kind !== 'due');
  steps.push({ kind: 'manual', text: `人工核定：${reason}`, fen: manualFen, doc: '', article: '' }, { kind: 'due', text: '每月应交', fen: manualFen, doc: '', article: '' });
  return { ...explanation, dueFen: manualFen, steps, flags: [...explanation.flags, 'manual'] };
}
