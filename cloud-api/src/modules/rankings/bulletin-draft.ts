import type { BulletinParagraph, IsoDate, IsoMonth, OrgClass } from '@xianfeng/shared-types';
import type { StoredItem } from './bulletin.entity';
import { className, points, tieRule } from './ranking-words';
import type { CloseTerms } from './month-close.entity';
import type { ClassFigures, RankingRow } from './ranking.entity';

/** 2026-10 → 2026年10月 */
export const monthName = (month: IsoMonth): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Units named of a class whose first place is shared. */
const MOST_NAMED = 3;

export const bulletinTitle = (month: IsoMonth): string => `${monthName(month)}党建工作排名通报`;

/** First words of a bulletin; the editor goes on from here. `leaders` are all units in a first place, best first within a class. */
export function draftParagraphs(month: IsoMonth, classes: readonly ClassFigures[], leaders: readonly RankingRow[], terms: CloseTerms): BulletinParagraph[] {
  const units = classes.reduce((sum, c) => sum + c.units, 0);
  const heads = classes.reduce((sum, c) => sum + c.heads, 0);
  const perClass = classes.map((c) => `${className(c.orgClass)}类 ${c.units} 个，党员 ${c.heads} 人，人均 ${points(c.perHeadCenti)} 分`).join('；');
  const first = classes.map((c) => firstOf(c.orgClass, leaders.filter((r) => r.orgClass === c.orgClass))).filter(Boolean).join('；');
  return [
    { heading: '总体情况', text: `${monthName(month)}共有 ${units} 个党支部、${heads} 名党员参加排名。其中${perClass}。` },
    { heading: '先进单位', text: first ? `各类排名第一的单位：${first}。` : '本月没有取得积分的单位。' },
    { heading: '排名办法', text: tieRule(terms) },
    { heading: '下月要求', text: '请各支部对照本单位的改进事项抓好落实，遇到困难及时向上级党委反映；不得以打卡、转发、学习时长等方式向党员摊派任务。' },
  ];
}

/** Who is first in a class; all who share the place are at least counted, as the table of the same bulletin shows them. */
function firstOf(orgClass: OrgClass, leaders: readonly RankingRow[]): string {
  if (leaders.length === 0) return '';
  const named = leaders.slice(0, MOST_NAMED).map((r) => `${r.orgName}（人均 ${points(r.perHeadCenti)} 分）`).join('、');
  const shared = leaders.length === 1 ? '' : leaders.length > MOST_NAMED ? `等 ${leaders.length} 个单位并列` : '并列';
  return `${className(orgClass)}类${named}${shared}`;
}

/** What a unit at the end of its class is to look into; small units are left out: their place says little. */
export function draftItems(last: readonly RankingRow[], dueOn: IsoDate): StoredItem[] {
  return last.filter((row) => !row.small).map((row) => ({
    orgId: row.orgId, orgName: row.orgName, orgPath: row.orgPath,
    problem: row.entries === 0 ? '本月没有登记任何组织工作' : `本月人均 ${points(row.perHeadCenti)} 分，在同类单位中靠后`,
    action: '由支部书记核对当月工作记录，补报遗漏事项，制定下月计划', dueOn,
  }));
}
