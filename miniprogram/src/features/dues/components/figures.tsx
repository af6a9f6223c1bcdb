import { View } from '@tarojs/components';
import { moneyText, yuanText } from '@xianfeng/client-core';
import type { PublicationFigures } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { Card, ListRow, SectionTitle } from '@/shared/ui';
import './figures.scss';

/** The sum line of the books: what was there, what came, what went, what is left. */
export function BalanceLine({ figures: { openingFen, inFen, outFen, closingFen } }: { figures: PublicationFigures }) {
  const parts = [['年初结余', openingFen], ['收入', inFen], ['支出', outFen], ['现结余', closingFen]] as const;
  return (
    <Card className="xf-balance">
      {parts.map(([label, fen], index) => (
        <View key={label} className="xf-balance__part">
          <View className="xf-balance__label">{`${['', '＋ ', '－ ', '＝ '][index]}${label}`}</View>
          <View className="xf-balance__fen">{moneyText(fen)}</View>
        </View>
      ))}
    </Card>
  );
}

/** In, up and out, each with its lines; a part without lines is said to be empty. */
export function FigureParts({ figures: { income, remittances, uses, feesFen, mergedOutFen, heldForOthersFen } }: { figures: PublicationFigures }) {
  return (
    <>
      <SectionTitle title="收入" />
      <Card flush>
        {income.length === 0 && <ListRow title="没有收入" />}
        {income.map(({ name, fen }) => <ListRow key={name} title={name} value={yuanText(fen)} />)}
      </Card>
      <SectionTitle title="上缴" />
      <Card flush>
        {remittances.length === 0 && <ListRow title="还没有上缴" />}
        {remittances.map(({ toName, period, fen, on }) => <ListRow key={toName + period + on} title={toName} note={`${period} · ${dateText(on)}`} value={yuanText(fen)} />)}
      </Card>
      <SectionTitle title="使用" />
      <Card flush>
        {uses.length === 0 && <ListRow title="还没有使用" note="党费只能用于培训党员、党员教育、表彰先进、补助困难党员和救灾" />}
        {uses.map(({ className, purpose, fen, on, decision }) => (
          <ListRow key={className + purpose + on} title={purpose} note={`${className} · ${dateText(on)} · ${decision}`} value={yuanText(fen)} />
        ))}
        {feesFen > 0 && <ListRow title="支付手续费" value={yuanText(feesFen)} />}
        {mergedOutFen !== 0 && <ListRow title="并入其他组织转出" value={yuanText(mergedOutFen)} />}
      </Card>
      {heldForOthersFen > 0 && <View className="xf-balance__held">{`另有代收、应退和待查款项 ${moneyText(heldForOthersFen)}，不属于本支部结余。`}</View>}
    </>
  );
}
