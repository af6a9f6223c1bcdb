import { useState } from 'react';
import { loadMyDues } from '@/features/dues/api';
import { openMonths, owedCount, sumOf } from '@/features/dues/model/choice';
import { usePayment } from '@/features/dues/use-payment';
import { useTextScale } from '@/shared/care';
import { useLoad, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { LoadedPage } from '@/shared/ui';
import { MoreRows } from './more-rows';
import { OwedCard } from './owed-card';
import { YearPart } from './year-part';

/** 我的党费: what is owed, the year, how the amount comes about, and what may be asked for; one round trip. */
export default function MyDuesPage() {
  const [year, setYear] = useState<number | undefined>();
  const state = useLoad(() => loadMyDues(year), [year]);
  const large = useTextScale() > 1;
  const { pay, paying } = usePayment({ onDone: ({ orderId, said }) => go('duesOrder', { id: orderId, said }), onStale: () => void state.reload() });
  useReloadOnShow(state);
  return (
    <LoadedPage state={state} skeleton="cards">
      {(dues) => {
        const months = openMonths(dues);
        const owed = months.slice(0, owedCount(months));
        // With large type one tap pays all that is owed; who wants to choose has the smaller link.
        const payNow = () => (large && owed.length > 0 ? void pay({ months: owed.map(({ month }) => month) }) : go('duesPay'));
        return (
          <>
            <OwedCard dues={dues} owedFen={sumOf(owed)} choosable={months.length > 0} large={large} paying={paying} onPay={payNow} />
            <YearPart dues={dues} onYear={setYear} />
            <MoreRows dues={dues} />
          </>
        );
      }}
    </LoadedPage>
  );
}
