import { View } from '@tarojs/components';
import { moneyText, payerText } from '@xianfeng/client-core';
import type { Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadConsentOffer } from '@/features/dues/api';
import { MonthChoice } from '@/features/dues/components/month-choice';
import { sumOf, type OpenMonth } from '@/features/dues/model/choice';
import { usePayment } from '@/features/dues/use-payment';
import { useLoad } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { Card, Fact, LoadedPage, NoticeBar, SectionTitle } from '@/shared/ui';
import { PayBar } from './pay-bar';

/** Months of another member, whose branch has consented; both names stand on the receipt. */
export function ProxyPayment({ consentId }: { consentId: Id }) {
  const state = useLoad(() => loadConsentOffer(consentId), [consentId]);
  const [chosen, setChosen] = useState<number | null>(null);
  const { pay, paying } = usePayment({ onDone: ({ orderId, said }) => replaceWith('duesOrder', { id: orderId, said }), onStale: () => void state.reload() });
  const months: OpenMonth[] = (state.data?.bills ?? []).map(({ month, dueFen, paidFen, overdue }) => ({ month, fen: dueFen - paidFen, kind: overdue ? 'arrears' : 'current' }));
  const count = Math.min(chosen ?? months.length, months.length);
  const picked = months.slice(0, count);
  const submit = () => void pay({ memberId: state.data?.memberId, consentId, months: picked.map(({ month }) => month) });
  return (
    <LoadedPage state={state} footer={months.length > 0 && <PayBar fen={sumOf(picked)} disabled={count === 0} paying={paying} onPay={submit} />}>
      {({ memberName, orgName, payerName, relation }) => (
        <>
          <Card>
            <Fact label="党员">{memberName}</Fact>
            <Fact label="党支部">{orgName}</Fact>
            <Fact label="代交人">{payerText({ name: payerName, relation, memberId: null })}</Fact>
          </Card>
          <SectionTitle title="选择月份" />
          {months.length === 0 ? <NoticeBar tone="green" icon="check-circle">{`${memberName}同志没有待交的月份`}</NoticeBar> : <Card flush><MonthChoice months={months} count={count} onChange={setChosen} /></Card>}
          {months.length > 0 && <View className="pay-note">{`合计 ${moneyText(sumOf(picked))}。电子党费证上会写明党员和代交人两个人的名字。`}</View>}
        </>
      )}
    </LoadedPage>
  );
}
