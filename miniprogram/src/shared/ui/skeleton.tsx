import { View } from '@tarojs/components';
import { a11y } from './a11y';

export type SkeletonKind = 'list' | 'cards' | 'detail';

const bar = (width: string, key: string | number) => <View key={key} className={`xf-skeleton__bar xf-skeleton__bar--${width}`} />;

const row = (_: unknown, index: number) => (
  <View key={index} className="xf-skeleton__row">
    {bar('wide', 'title')}
    {bar('half', 'note')}
  </View>
);

/** The page's shape while its data is on the way. */
export function Skeleton({ kind = 'list' }: { kind?: SkeletonKind }) {
  return (
    <View className="xf-skeleton" {...a11y('status', '加载中')}>
      {kind === 'detail' ? (
        <View className="xf-card">{['half', 'quarter', 'full', 'full', 'wide', 'full', 'half'].map(bar)}</View>
      ) : kind === 'cards' ? (
        [0, 1, 2].map((card) => <View key={card} className="xf-card">{['half', 'full', 'wide'].map(bar)}</View>)
      ) : (
        <View className="xf-card xf-card--flush">{Array.from({ length: 6 }).map(row)}</View>
      )}
    </View>
  );
}
