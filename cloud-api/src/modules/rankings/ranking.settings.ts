import type { RuleSeed } from '../../platform/rules';

const DEFAULT = '系统默认，由本单位党委确认或修改';
const seed = (code: string, value: number, unit: string): RuleSeed => ({ code, value, unit, doc: DEFAULT, article: '', effectiveFrom: '2020-01-01' });

/** Dated figures of this module. */
export const RANKING_SETTINGS: readonly RuleSeed[] = [
  seed('ranking.small_unit_heads', 10, '人'),
  seed('ranking.band_width', 3, '倍标准误'),
  seed('ranking.top_list', 10, '个'),
  /** 1: everybody sees the whole class; 0: the top list and the own unit. */
  seed('ranking.show_whole_class', 0, '0 否 1 是'),
  seed('bulletin.improve_list', 3, '个'),
  seed('bulletin.improve_workdays', 10, '工作日'),
];
