import { View } from '@tarojs/components';
import { billState, moneyText, yuanText } from '@xianfeng/client-core';
import type { BranchDuesLine } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { Avatar, ListRow, StatusTag, Tag } from '@/shared/ui';

const MARK_WORDS = { unfixed: '未核定', relief: '少交免交', relief_pending: '申请待办', case: '连续未交', consent_pending: '代交待同意' } as const;

/** One member of the branch in the month. */
export function MemberLine({ line: { memberId, memberName, bill, owedMonths, owedFen, marks } }: { line: BranchDuesLine }) {
  const state = bill && billState(bill);
  const owed = owedMonths > 1 ? `共欠 ${owedMonths} 个月 ${moneyText(owedFen)}` : null;
  return (
    <ListRow
      lead={<Avatar name={memberName} />}
      title={memberName}
      note={(owed || marks.length > 0) && (
        <>
          {owed && <View>{owed}</View>}
          <View className="branch-dues__marks">{marks.map((mark) => <Tag key={mark} tone={mark === 'relief' ? 'grey' : 'gold'}>{MARK_WORDS[mark]}</Tag>)}</View>
        </>
      )}
      value={(
        <>
          {bill && <View>{yuanText(bill.dueFen)}</View>}
          {state && <StatusTag tone={state.tone} text={state.text} />}
        </>
      )}
      onClick={() => go('duesMember', { id: memberId })}
    />
  );
}
