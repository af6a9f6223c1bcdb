import type { Verdict } from './ports';

const LABELS: Record<number, string> = {
  10001: '广告', 20001: '时政', 20002: '色情', 20003: '辱骂', 20006: '违法犯罪', 20008: '欺诈', 20012: '低俗', 20013: '版权', 21000: '其他',
};

/** WeChat's word, or `review` for any word that is not documented. */
export const verdictOf = (suggest: unknown): Verdict => (suggest === 'pass' || suggest === 'risky' ? suggest : 'review');

/** Chinese name of a label, which may come as a number or as text. */
export const labelOf = (label: unknown): string | null => {
  const code = Number(label);
  return code === 100 || !Number.isFinite(code) ? null : (LABELS[code] ?? LABELS[21000]);
};
