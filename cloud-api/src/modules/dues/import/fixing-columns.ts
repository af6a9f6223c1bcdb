import { DUES_KINDS, type DuesKind, type Fen, type FixDuesBody } from '@xianfeng/shared-types';
import { isIncomeKind } from '../amount/income';

/** Columns of the list, A first. */
export const FIXING_COLUMNS = [
  { key: 'memberId', heading: '党员编号（勿改）', width: 30 }, { key: 'name', heading: '姓名', width: 12 }, { key: 'branch', heading: '党支部', width: 30 },
  { key: 'kind', heading: '收入类别*', width: 18 }, { key: 'baseFen', heading: '计缴基数（元）', width: 16 }, { key: 'quarterNetFen', heading: '上季度纯收入（元）', width: 18 },
  { key: 'chosenFen', heading: '农民每月金额（元）', width: 18 }, { key: 'fromMonth', heading: '开始月份', width: 12 }, { key: 'manualFen', heading: '人工核定金额（元）', width: 18 },
  { key: 'reason', heading: '原因', width: 40 },
] as const;
export type FixingKey = (typeof FIXING_COLUMNS)[number]['key'];
export const letterOf = (key: string): string => String.fromCharCode(65 + Math.max(0, FIXING_COLUMNS.findIndex((column) => column.key === key)));
export const headingOf = (key: string): string => FIXING_COLUMNS.find((column) => column.key === key)?.heading ?? '';

export const SHEET = '党费核定';

/** A cell that can't be read. */
export class CellFault extends Error {
  constructor(
    readonly key: FixingKey,
    message: string,
  ) {
    super(message);
  }
}

/** `5100`, `5,100.5` → 分, read as text: a decimal fraction is no floating point number. A fault doesn't quote the cell: it may be a base. */
function fenOf(key: FixingKey, text: string): Fen | undefined {
  if (text === '') return undefined;
  const [, whole, part = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', '')) ?? [];
  if (whole === undefined) throw new CellFault(key, '不是金额，请填写元，最多两位小数，如 5100.00');
  return Number(whole + part.padEnd(2, '0'));
}

const FIGURES = ['baseFen', 'quarterNetFen', 'chosenFen', 'fromMonth', 'manualFen', 'reason'] as const satisfies readonly FixingKey[];

/** Left as the template has it, where an amount would need figures: nothing is said about this member. */
export function isLeft(cells: Record<FixingKey, string>, before: DuesKind | undefined): boolean {
  if (FIGURES.some((key) => cells[key] !== '') || cells.kind !== (before ? DUES_KINDS[before] : '')) return false;
  return before === undefined || before === 'farmer' || isIncomeKind(before);
}

/** A row as the form would send it. */
export function bodyOf(cells: Record<FixingKey, string>, year: number): FixDuesBody {
  const kind = (Object.keys(DUES_KINDS) as DuesKind[]).find((code) => DUES_KINDS[code] === cells.kind);
  if (!kind) throw new CellFault('kind', cells.kind === '' ? '请选择收入类别' : `没有“${cells.kind}”这一类别，请从下拉列表中选择`);
  const fromMonth = cells.fromMonth === '' ? `${year}-01` : cells.fromMonth.slice(0, 7);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(fromMonth) || Number(fromMonth.slice(0, 4)) !== year) throw new CellFault('fromMonth', `应为 ${year} 年的月份，如 ${year}-01`);
  return {
    kind, fromMonth, baseFen: fenOf('baseFen', cells.baseFen), quarterNetFen: fenOf('quarterNetFen', cells.quarterNetFen), chosenFen: fenOf('chosenFen', cells.chosenFen),
    manualFen: fenOf('manualFen', cells.manualFen), reason: cells.reason || undefined,
  };
}
