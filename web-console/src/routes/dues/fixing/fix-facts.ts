import type { DuesFacts, DuesKind, Fen, FixDuesBody, Id, IsoMonth } from '@xianfeng/shared-types';

/** What the form holds; `by` says whether income is given item by item or as a base. */
export interface FixValues {
  kind: DuesKind;
  by: 'base' | 'items';
  baseFen?: Fen;
  items?: { itemId?: Id; fen?: Fen }[];
  quarterNetFen?: Fen;
  chosenFen?: Fen;
  fromMonth: IsoMonth;
  once?: boolean;
  manual?: boolean;
  manualFen?: Fen;
  reason?: string;
}

const WITH_INCOME: readonly DuesKind[] = ['wage', 'annual', 'retired', 'village_cadre'];
export const hasIncome = (kind: DuesKind | undefined): boolean => kind !== undefined && WITH_INCOME.includes(kind);

/** The facts that the kind needs and no others; null while one is missing. */
export function factsOf({ kind, by, baseFen, items = [], quarterNetFen, chosenFen }: Partial<FixValues>): DuesFacts | null {
  if (!kind) return null;
  if (kind === 'irregular') return quarterNetFen === undefined ? null : { kind, quarterNetFen };
  if (kind === 'farmer') return chosenFen === undefined ? null : { kind, chosenFen };
  if (!hasIncome(kind)) return { kind };
  if (by !== 'items') return baseFen === undefined ? null : { kind, baseFen };
  const filled = items.flatMap((item) => (item?.itemId && item.fen !== undefined ? [{ itemId: item.itemId, fen: item.fen }] : []));
  return filled.length === 0 || filled.length < items.length ? null : { kind, items: filled };
}

/** What is sent; null while the form is not complete. */
export function bodyOf(values: FixValues): FixDuesBody | null {
  const facts = factsOf(values);
  const { kind, fromMonth, once, manual, manualFen, reason } = values;
  if (!facts || !fromMonth) return null;
  return {
    ...facts, fromMonth, ...(kind === 'annual' && once ? { toMonth: fromMonth } : {}), ...(manual && manualFen !== undefined ? { manualFen } : {}), ...(reason?.trim() ? { reason: reason.trim() } : {}),
  };
}
