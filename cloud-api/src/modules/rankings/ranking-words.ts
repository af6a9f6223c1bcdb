import { ORG_CLASS_LABELS, type Centi, type OrgClass } from '@xianfeng/shared-types';
import type { CloseTerms } from './month-close.entity';
import type { RankingRow } from './ranking.entity';

/** 250 → 2.5, 1000 → 10. */
export const points = (centi: Centi): string => String(centi / 100);

/** The tie rule in one sentence, with the figures that the month was closed by. */
export const tieRule = ({ smallUnitHeads, bandWidth }: CloseTerms): string =>
  `同类单位按人均分排序，分不出高低的并列（1、2、2、4）：不足 ${smallUnitHeads} 人的单位，一两个人的得分就会改变名次，因此按同类党员得分的一般差异算出浮动范围（±${bandWidth} 倍标准误），差距在浮动范围内不分先后。`;

/** A unit's figures in words. */
export function explain(row: RankingRow, of: number): string {
  const score = `本月共 ${points(row.totalCenti)} 分，除以月末在册党员 ${row.heads} 人，人均 ${points(row.perHeadCenti)} 分`;
  const band = row.small ? `；人数较少，人均分浮动范围为 ±${points(row.bandCenti)} 分` : '';
  const shared = row.sharedBy > 1 ? `，与另外 ${row.sharedBy - 1} 个单位并列` : '';
  return `${score}${band}。在${ORG_CLASS_LABELS[row.orgClass]}类 ${of} 个单位中列第 ${row.place} 位${shared}。`;
}

export const className = (orgClass: OrgClass): string => ORG_CLASS_LABELS[orgClass];
