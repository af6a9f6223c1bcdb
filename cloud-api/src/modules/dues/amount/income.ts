import type { DuesFacts, DuesItemEffect, DuesKind, DuesStep, Fen, FieldError, Id } from '@xianfeng/shared-types';
import { DUES_ITEM_EFFECTS } from '@xianfeng/shared-types';

/** An item as the assessment needs it. */
export interface ItemTerms {
  id: Id;
  name: string;
  effect: DuesItemEffect;
  doc: string;
  article: string;
}

/** Kinds whose base comes from income. */
const INCOME_KINDS = ['wage', 'annual', 'irregular', 'retired', 'village_cadre'] as const satisfies readonly DuesKind[];
export type IncomeKind = (typeof INCOME_KINDS)[number];
export const isIncomeKind = (kind: DuesKind): kind is IncomeKind => (INCOME_KINDS as readonly DuesKind[]).includes(kind);

export interface Income {
  /** Income after deductions; below zero when more is deducted than counted. */
  fen: Fen;
  steps: DuesStep[];
}

const SIGN: Record<DuesItemEffect, number> = { counted: 1, not_counted: 0, deducted: -1 };

/** Income that counts, from items, from the previous quarter or as decided; a list of faults when the facts are not those of the kind. */
export function incomeOf(facts: DuesFacts, items: readonly ItemTerms[]): Income | FieldError[] {
  const given = [facts.items?.length ? 'items' : null, facts.baseFen !== undefined ? 'baseFen' : null, facts.quarterNetFen !== undefined ? 'quarterNetFen' : null].filter(Boolean);
  if (facts.kind === 'irregular') {
    if (facts.quarterNetFen === undefined || given.length > 1) return [{ path: 'quarterNetFen', message: '请填写上季度纯收入合计，不填其他收入' }];
    return { fen: facts.quarterNetFen, steps: [{ kind: 'item', text: '上季度纯收入合计', fen: facts.quarterNetFen, doc: '', article: '' }] };
  }
  if (given.length !== 1 || facts.quarterNetFen !== undefined) return [{ path: 'baseFen', message: '请逐项填写收入，或直接填写核定的基数（二选一）' }];
  if (facts.baseFen !== undefined) return { fen: facts.baseFen, steps: [] };
  return ofItems(facts.items!, items);
}

function ofItems(entered: NonNullable<DuesFacts['items']>, items: readonly ItemTerms[]): Income | FieldError[] {
  const steps: DuesStep[] = [];
  let total = 0;
  for (const [i, { itemId, fen }] of entered.entries()) {
    const item = items.find(({ id }) => id === itemId);
    if (!item) return [{ path: `items.${i}.itemId`, message: '该收入项目尚未由基层党委确定是否计入基数，请先登记' }];
    if (entered.findIndex((other) => other.itemId === itemId) !== i) return [{ path: `items.${i}.itemId`, message: `“${item.name}”填写了两次` }];
    total += SIGN[item.effect] * fen;
    steps.push({ kind: 'item', text: `${item.name}（${DUES_ITEM_EFFECTS[item.effect]}）`, fen, doc: item.doc, article: item.article });
  }
  return { fen: total, steps };
}
