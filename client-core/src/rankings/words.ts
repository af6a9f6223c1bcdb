import type { RankingUnit, TrendPoint } from '@xianfeng/shared-types';
import { monthText } from '../date-time';
import { scoreText } from '../score';
import type { Tone } from '../tone';

/** Said wherever a small unit stands in a list. */
export const SMALL_NOTE = '人数少，差异不显著';

/** `第 3 名`, with those who share the place. */
export function placeText({ place, sharedBy }: Pick<RankingUnit, 'place' | 'sharedBy'>): string {
  return sharedBy > 1 ? `并列第 ${place} 名（共 ${sharedBy} 个单位）` : `第 ${place} 名`;
}

/** Against the month before. */
export function changeText(change: number | null): { text: string; tone: Tone } {
  if (change === null) return { text: '上月未参加排名', tone: 'grey' };
  if (change === 0) return { text: '与上月持平', tone: 'grey' };
  return change > 0 ? { text: `较上月上升 ${change} 位`, tone: 'green' } : { text: `较上月下降 ${-change} 位`, tone: 'gold' };
}

/** `人均 2.5 分 · 共 30 分 · 12 人`. */
export function figuresText({ perHeadCenti, totalCenti, heads }: Pick<RankingUnit, 'perHeadCenti' | 'totalCenti' | 'heads'>): string {
  return `人均 ${scoreText(perHeadCenti)} 分 · 共 ${scoreText(totalCenti)} 分 · ${heads} 人`;
}

/** The trend in words, for those who do not read charts. */
export function trendText(trend: readonly TrendPoint[]): string {
  if (trend.length === 0) return '还没有可以比较的月份。';
  const best = trend.reduce((a, b) => (b.place < a.place ? b : a));
  const last = trend[trend.length - 1];
  const against = last.perHeadCenti >= last.classPerHeadCenti ? '不低于' : '低于';
  return `近 ${trend.length} 个月中，${monthText(best.month)}名次最好（第 ${best.place} 名）；${monthText(last.month)}人均分${against}同类平均。`;
}
