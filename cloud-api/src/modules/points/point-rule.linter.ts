import { REFUSED_BASES, type PointRuleFinding, type RefusedBasis } from '@xianfeng/shared-types';
import { CLAUSES, foldedSentences, WORDINGS } from './formalism';

export interface RuleWording {
  basis: string;
  title: string;
  description: string;
}

/** Sentences that forbid what they name, e.g. 不以转发量计分, are no reward of it. */
const FORBIDS = /不(?:以|按|得|看|计|把|将|因|与)|禁止|严禁|无需|不需要|不要求/;

/**
 * Refuses rules that reward sharing, likes, reading time, log-ins, clock-ins and the like, by their basis and by their words (M2).
 * Empty when the rule may stand.
 */
export function lintPointRule(rule: RuleWording): PointRuleFinding[] {
  const findings: PointRuleFinding[] = [];
  if (isRefused(rule.basis)) findings.push(finding('basis', REFUSED_BASES[rule.basis], rule.basis));
  for (const field of ['title', 'description'] as const) {
    const seen = new Set<RefusedBasis>();
    for (const sentence of foldedSentences(rule[field])) {
      if (field === 'description' && FORBIDS.test(sentence)) continue;
      for (const [basis, wording] of WORDINGS) {
        const found = wording.exec(sentence);
        if (!found || seen.has(basis)) continue;
        seen.add(basis);
        findings.push(finding(field, found[0], basis));
      }
    }
  }
  return findings;
}

const isRefused = (basis: string): basis is RefusedBasis => Object.hasOwn(REFUSED_BASES, basis);

function finding(field: PointRuleFinding['field'], found: string, basis: RefusedBasis): PointRuleFinding {
  return { field, found, refusedBasis: basis, clause: CLAUSES[basis] };
}
