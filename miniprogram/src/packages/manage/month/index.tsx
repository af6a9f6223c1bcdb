import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { loadCloses } from '@/features/rankings/api';
import { MonthSwitch } from '@/features/rankings/components/month-switch';
import { monthInHand } from '@xianfeng/client-core';
import { useLoad } from '@/shared/hooks';
import { LoadedPage, OnPc } from '@/shared/ui';
import { BulletinCard } from './bulletin-card';
import { CloseCard } from './close-card';
import { DeliveryCard } from './delivery-card';

/** 月度工作: check, close, bulletin, delivery; the month's work from top to bottom. `?month=` opens one. */
export default function MonthPage() {
  const [asked, setAsked] = useState(useRouter().params.month);
  const state = useLoad(loadCloses, []);
  return (
    <LoadedPage state={state} skeleton="cards" empty={{ icon: 'calendar', title: '还没有可以结账的月份' }}>
      {(closes) => {
        const close = closes.find(({ month }) => month === asked) ?? monthInHand(closes);
        const replace = (next: typeof close) => state.setData(closes.map((one) => (one.month === next.month ? next : one)));
        return (
          <>
            <MonthSwitch month={close.month} months={closes.map(({ month }) => month)} onChange={setAsked} />
            <CloseCard key={`close-${close.month}`} close={close} onChange={replace} />
            {close.phase === 'closed' && <BulletinCard key={`bulletin-${close.month}-${close.bulletinId}`} close={close} onGenerated={() => void state.reload()} />}
            {close.phase === 'closed' && close.bulletinId && <DeliveryCard key={`delivery-${close.month}`} month={close.month} />}
            {close.allowedActions.includes('verify') && <OnPc what="复核封存的名次" />}
          </>
        );
      }}
    </LoadedPage>
  );
}
