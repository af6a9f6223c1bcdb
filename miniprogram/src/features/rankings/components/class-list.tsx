import { View } from '@tarojs/components';
import { ORG_CLASS_LABELS, type Id, type RankingPage } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useInfinite } from '@/shared/hooks';
import { useMay } from '@/shared/session';
import { Button, Card, ListEnd, Loaded, SectionTitle } from '@/shared/ui';
import { loadClass } from '../api';
import { UnitRow } from './unit-row';

interface ClassListProps {
  page: RankingPage;
  onUnit: (orgId: Id) => void;
}

/** The top of the class; below it the server shows what the reader may see: the own unit, lower units, or all. */
export function ClassList({ page, onUnit }: ClassListProps) {
  const [whole, setWhole] = useState(false);
  const { top, mine, of, orgClass, month } = page;
  const oversees = useMay('ranking:close');
  const row = (unit: RankingPage['top'][number]) => {
    const own = unit.orgId === mine?.orgId;
    return <UnitRow key={unit.orgId} unit={unit} own={own} onClick={own || oversees ? () => onUnit(unit.orgId) : undefined} />;
  };
  return (
    <>
      <SectionTitle title={`${ORG_CLASS_LABELS[orgClass]}同类榜（共 ${of} 个）`} />
      {whole ? <WholeList month={month} orgClass={orgClass} row={row} /> : (
        <>
          <Card flush>
            {top.map(row)}
            {mine && top.every(({ orgId }) => orgId !== mine.orgId) && (
              <>
                <View className="xf-unit-gap">…</View>
                {row(mine)}
              </>
            )}
          </Card>
          {of > top.length && <Button block onClick={() => setWhole(true)}>查看更多单位</Button>}
        </>
      )}
      <View className="xf-rank-tie">分数接近、分不出高低的单位并列。怎么算，见上面的“如何计分”。</View>
    </>
  );
}

function WholeList({ month, orgClass, row }: Pick<RankingPage, 'month' | 'orgClass'> & { row: (unit: RankingPage['top'][number]) => JSX.Element }) {
  const [partial, setPartial] = useState(false);
  const list = useInfinite(async (cursor) => {
    const page = await loadClass(month, orgClass, cursor);
    setPartial(page.partial);
    return page;
  }, [month, orgClass]);
  return (
    <Loaded state={list}>
      {(units) => (
        <>
          <Card flush>{units.map(row)}</Card>
          {partial && <View className="xf-rank-tie">靠后的名次不对外公布，只有该单位和它的上级能看到。</View>}
          <ListEnd list={list} />
        </>
      )}
    </Loaded>
  );
}
