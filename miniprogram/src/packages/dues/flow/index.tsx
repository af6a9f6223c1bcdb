import { View } from '@tarojs/components';
import { moneyText } from '@xianfeng/client-core';
import { useState } from 'react';
import { loadWhereDuesWent } from '@/features/dues/books-api';
import { BalanceLine, FigureParts } from '@/features/dues/components/figures';
import { dateOf, dateText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Button, Card, ListRow, LoadedPage, SectionTitle } from '@/shared/ui';
import './flow.scss';

/** 党费去哪了: what I paid, what became of it in the branch, what went up, and the yearly publication. */
export default function WhereDuesWentPage() {
  const [year, setYear] = useState<number | undefined>();
  const state = useLoad(() => loadWhereDuesWent(year), [year]);
  return (
    <LoadedPage state={state} skeleton="cards">
      {({ branch, year: shown, figures, publication, myPaidFen, thisYear }) => (
        <>
          <View className="flow__head">
            <View className="flow__name">{branch.name}</View>
            <View className="flow__years">
              <Button small kind="text" onClick={() => setYear(shown - 1)}>上一年</Button>
              <View>{`${shown}年`}</View>
              <Button small kind="text" disabled={shown >= thisYear} onClick={() => setYear(shown + 1)}>下一年</Button>
            </View>
          </View>
          <Card flush>
            <ListRow icon="yuan" title={`我${shown}年的党费已交 ${moneyText(myPaidFen)}`} note="电子党费证" onClick={() => go('duesReceipt')} />
          </Card>
          <SectionTitle title="支部的账" />
          <BalanceLine figures={figures} />
          <FigureParts figures={figures} />
          <SectionTitle title="年度公示" action="历年" onAction={() => go('duesPublication')} />
          <Card flush>
            {publication
              ? <ListRow icon="flag" title={publication.title} note={`${dateText(dateOf(publication.publishedAt))}公示`} onClick={() => go('duesPublication', { id: publication.id })} />
              : <ListRow icon="flag" title="还没有公示" note="支部每年至少向党员公示一次党费收支" />}
          </Card>
        </>
      )}
    </LoadedPage>
  );
}
