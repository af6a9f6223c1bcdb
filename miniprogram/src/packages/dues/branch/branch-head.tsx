import { View } from '@tarojs/components';
import { moneyText, payElsewhereText, rateText } from '@xianfeng/client-core';
import type { BranchDues, IsoMonth } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { Card, DateRow, Fact, ListRow, NoticeBar, StatRow } from '@/shared/ui';
import './branch.scss';

/** The month in figures, and what waits for the branch. */
export function BranchHead({ dues: { org, month, quarterly, sums, unfixed, payElsewhere, todo }, onMonth }: { dues: BranchDues; onMonth: (month: IsoMonth) => void }) {
  const waiting = [[todo.reliefs, '少交免交'], [todo.consents, '代交'], [todo.cases, '未交情况']] as const;
  const words = waiting.flatMap(([count, name]) => (count > 0 ? `${name} ${count} 件` : [])).join('，');
  return (
    <>
      <Card flush>
        <View className="branch-dues__name">{org.name}</View>
        <DateRow month title={quarterly ? '月份（按季度收缴）' : '月份'} value={month} onChange={onMonth} />
      </Card>
      <Card>
        <StatRow
          stats={[
            { label: '已交人数', value: `${sums.paidMembers}/${sums.members - sums.exemptMembers}`, accent: true },
            { label: '收缴率', value: rateText(sums.rate) },
            { label: '逾期', value: sums.overdueMembers, unit: '人' },
          ]}
        />
        <Fact label="应收">{moneyText(sums.dueFen)}</Fact>
        <Fact label="已收">{moneyText(sums.paidFen)}</Fact>
        <Fact label="未交">{moneyText(sums.owedFen)}</Fact>
      </Card>
      {unfixed > 0 && <NoticeBar tone="gold">{`${unfixed} 名党员还没有核定，无法生成账单，请党费管理员在电脑端核定。`}</NoticeBar>}
      {payElsewhere.length > 0 && <NoticeBar>{`持流动党员活动证，在流入党支部交纳：${payElsewhereText(payElsewhere)}`}</NoticeBar>}
      <Card flush>
        <ListRow icon="inbox" title="党费办理" note={words || '现金、退款、少交免交、代交'} onClick={() => go('duesDesk')} />
      </Card>
    </>
  );
}
