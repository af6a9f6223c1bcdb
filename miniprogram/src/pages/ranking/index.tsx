import { useRouter } from '@tarojs/taro';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadRanking } from '@/features/rankings/api';
import { ClassList } from '@/features/rankings/components/class-list';
import { HowSheet } from '@/features/rankings/components/how-sheet';
import { MonthSwitch } from '@/features/rankings/components/month-switch';
import { MyPlace } from '@/features/rankings/components/my-place';
import { SubscribeButton } from '@/features/rankings/components/subscribe-button';
import { TrendCard } from '@/features/rankings/components/trend-card';
import { UnitSheet } from '@/features/rankings/components/unit-sheet';
import { useLoad } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, EmptyState, ListRow, LoadedPage, Page } from '@/shared/ui';

/** 排名: a closed month of my class; one round trip a month. */
export default function RankingPage() {
  const [month, setMonth] = useState<IsoMonth | undefined>(useRouter().params.month);
  const [how, setHow] = useState(false);
  const [unit, setUnit] = useState<Id | null>(null);
  const state = useLoad(() => loadRanking(month), [month]);
  if (state.problem === 'missing') {
    return (
      <Page onRefresh={state.reload}>
        <EmptyState icon="chart" title="还没有公布的排名" note="每月结账后公布，只与同类支部比较" action="重新加载" onAction={() => void state.reload()} />
      </Page>
    );
  }
  return (
    <LoadedPage state={state} skeleton="cards">
      {(page) => (
        <>
          <MonthSwitch month={page.month} months={page.months} onChange={setMonth} />
          {page.bulletin && (
            <Card flush>
              <ListRow icon="flag" title={page.bulletin.title} note="查看本月通报" onClick={() => go('bulletin', { id: page.bulletin?.id })} />
            </Card>
          )}
          <MyPlace page={page} onHow={() => setHow(true)} />
          <SubscribeButton />
          {page.mine && <TrendCard trend={page.mine.trend} />}
          <ClassList key={page.month} page={page} onUnit={setUnit} />
          <HowSheet open={how} month={page.month} tieRule={page.tieRule} onClose={() => setHow(false)} />
          <UnitSheet month={page.month} orgId={unit} onClose={() => setUnit(null)} />
        </>
      )}
    </LoadedPage>
  );
}
