import { View } from '@tarojs/components';
import type { AdoptionLine, EffectNumber } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { ListRow, StatusTag } from '@/shared/ui';
import { adoptionTone } from '../model/status';

/** `平均等候 18 → 7 分钟`. */
export const effectText = ({ name, before, after, unit }: EffectNumber): string => (before ? `${name} ${before} → ${after} ${unit}` : `${name} ${after} ${unit}`).trim();

const noteOf = ({ status, planOn, dueOn, overdue, effects }: AdoptionLine): string => {
  if (effects.length > 0) return effects.map(effectText).join('；');
  if (status === 'planned') return `计划 ${dateText(planOn)} 开始`;
  return dueOn ? `${dateText(dueOn)}前填写成效${overdue ? '（已逾期）' : ''}` : '';
};

/** An adoption in a list, named by the branch or by the case. */
export function AdoptionRow({ row, by, onClick }: { row: AdoptionLine; by: 'branch' | 'case'; onClick?: () => void }) {
  return (
    <ListRow
      title={by === 'branch' ? row.orgName : row.caseTitle}
      note={<><View>{noteOf(row)}</View><StatusTag tone={row.overdue ? 'red' : adoptionTone(row.status)} text={row.overdue ? `${row.statusName}·逾期` : row.statusName} /></>}
      onClick={onClick}
    />
  );
}
