import { View } from '@tarojs/components';
import { moneyText } from '@xianfeng/client-core';
import type { Fen, MyDues } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadMyDues } from '@/features/dues/api';
import { MonthChoice } from '@/features/dues/components/month-choice';
import { openMonths, owedCount, sumOf } from '@/features/dues/model/choice';
import { usePayment } from '@/features/dues/use-payment';
import { useLoad } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { Button, Card, LoadedPage, SectionTitle } from '@/shared/ui';
import { ExtraSheet } from './extra-sheet';
import { PayBar } from './pay-bar';
import './pay.scss';

/** Which months, and for who wants to, something beyond them. */
export function OwnPayment() {
  const state = useLoad(() => loadMyDues(), []);
  const [chosen, setChosen] = useState<number | null>(null);
  const [extraFen, setExtraFen] = useState<Fen>(0);
  const [giving, setGiving] = useState(false);
  const { pay, paying } = usePayment({ onDone: ({ orderId, said }) => replaceWith('duesOrder', { id: orderId, said }), onStale: () => void state.reload() });

  const months = state.data ? openMonths(state.data) : [];
  const count = Math.min(chosen ?? owedCount(months), months.length);
  const picked = months.slice(0, count);
  const totalFen = sumOf(picked) + extraFen;
  const submit = () => void pay({ months: picked.map(({ month }) => month), ...(extraFen > 0 ? { extraFen } : {}) });
  return (
    <LoadedPage
      state={state}
      isEmpty={() => months.length === 0}
      empty={{ icon: 'check-circle', title: '没有需要交纳的月份', note: emptyNote(state.data) }}
      footer={months.length > 0 && <PayBar fen={totalFen} disabled={count === 0} paying={paying} onPay={submit} />}
    >
      {(dues) => (
        <>
          <SectionTitle title="选择月份" />
          <Card flush><MonthChoice months={months} count={count} onChange={setChosen} /></Card>
          <View className="pay-note">{`从最早的月份交起。一次最多补交 ${dues.maxArrearsMonths} 个月、提前交 ${dues.maxPrepayMonths} 个月。`}</View>
          {extraFen > 0 && (
            <Card flush>
              <View className="xf-row">
                <View className="xf-row__main"><View className="xf-row__title">自愿多交</View></View>
                <View className="xf-row__value">{moneyText(extraFen)}</View>
                <Button small kind="text" onClick={() => setExtraFen(0)}>不多交</Button>
              </View>
            </Card>
          )}
          {extraFen === 0 && <View className="pay-extra"><Button small kind="text" onClick={() => setGiving(true)}>自愿多交</Button></View>}
          {giving && <ExtraSheet onGive={(fen) => { setExtraFen(fen); setGiving(false); }} onClose={() => setGiving(false)} />}
        </>
      )}
    </LoadedPage>
  );
}

const emptyNote = (dues: MyDues | null): string => (dues?.explanation ? '已交清。以后的月份到时会在这里出现。' : '您的党费还没有核定，请联系党支部。');
