import { View } from '@tarojs/components';
import { ADOPTION_TONES, effectText } from '@xianfeng/client-core';
import type { AdoptionLine } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { ListRow, StatusTag } from '@/shared/ui';

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
      note={<><View>{noteOf(row)}</View><StatusTag tone={row.overdue ? 'red' : ADOPTION_TONES[row.status]} text={row.overdue ? `${row.statusName}·逾期` : row.statusName} /></>}
      onClick={onClick}
    />
  );
}
