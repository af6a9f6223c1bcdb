import type { IsoMonth, MyPoints, PointEntry } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadMyPoints } from '@/features/points/api';
import { EntryFacts } from '@/features/points/components/entry-facts';
import { EntryRow } from '@/features/points/components/entry-row';
import { monthText, scoreText } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Button, Card, ListEnd, ListRow, Loaded, Page, PrimaryButton, Sheet, StatRow, Tabs } from '@/shared/ui';

/** 我的积分: month by month, every entry explained. */
export default function PointsPage() {
  const [month, setMonth] = useState<IsoMonth | undefined>();
  const [sums, setSums] = useState<MyPoints | null>(null);
  /** The month that points go to now; it may have no entries yet. */
  const [current, setCurrent] = useState<IsoMonth | null>(null);
  const [shown, setShown] = useState<PointEntry | null>(null);
  const list = useInfinite(async (cursor) => {
    const points = await loadMyPoints(month, cursor);
    setSums(points);
    setCurrent((known) => known ?? points.month);
    return points.entries;
  }, [month]);
  const months = [...new Set([...(current ? [current] : []), ...(sums?.months.map((one) => one.month) ?? [])])];
  return (
    <Page onRefresh={list.reload}>
      {months.length > 1 && <Tabs look="pill" items={months.map((key) => ({ key, text: monthText(key) }))} current={month ?? current ?? ''} onChange={setMonth} />}
      {sums && (
        <Card>
          <StatRow
            stats={[
              { label: `${monthText(sums.month)}积分`, value: scoreText(sums.totalCenti), unit: '分', accent: true },
              { label: '近一年合计', value: scoreText(sums.months.reduce((all, one) => all + one.totalCenti, 0)), unit: '分' },
            ]}
          />
        </Card>
      )}
      <Loaded state={list} empty={{ icon: 'star', title: '这个月还没有积分', note: '完成工作并取得成效后自动记入，不需要打卡' }}>
        {(entries) => (
          <>
            <Card flush>{entries.map((entry) => <EntryRow key={entry.id} entry={entry} onClick={() => setShown(entry)} />)}</Card>
            <ListEnd list={list} />
          </>
        )}
      </Loaded>
      <Card flush>
        <ListRow icon="alert" title="我的申诉" note="查看申诉的答复" onClick={() => go('appeal')} />
      </Card>
      <Sheet open={shown !== null} title="这笔积分怎么来的" onClose={() => setShown(null)} footer={shown && <Footer entry={shown} />}>
        {shown && <EntryFacts entry={shown} />}
      </Sheet>
    </Page>
  );
}

function Footer({ entry }: { entry: PointEntry }) {
  const { id, appeal, allowedActions } = entry;
  if (allowedActions.includes('appeal')) return <PrimaryButton onClick={() => go('appeal', { entry: id })}>对这笔积分有异议</PrimaryButton>;
  if (appeal) return <Button block onClick={() => go('appeal', { id: appeal.id })}>查看申诉</Button>;
  return null;
}
