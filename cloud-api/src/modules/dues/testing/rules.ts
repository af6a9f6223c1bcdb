import type { DuesTerms } from '../dues-terms';
import { DUES_RULES } from '../dues.rules';

/** The product's own rules on a day, as the rule table would answer; some of them changed. */
export function ruleOn(date: string, changed: Record<string, number> = {}): DuesTerms {
  return (code) => {
    const full = `dues.${code}`;
    const begun = DUES_RULES.filter((rule) => rule.code === full && rule.effectiveFrom <= date).sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
    if (begun.length === 0) throw new Error(`no rule ${full} on ${date}`);
    const { value, unit, doc, article } = begun[0];
    return { value: changed[full] ?? Number(value), unit, doc, article };
  };
}
