import { View } from '@tarojs/components';
import { trendText } from '@xianfeng/client-core';
import type { TrendPoint } from '@xianfeng/shared-types';
import { Card, LineChart, SectionTitle } from '@/shared/ui';
import { trendChart } from '../model/words';
import './rankings.scss';

/** Score per head over at most 12 months, beside the mean of the class. */
export function TrendCard({ trend }: { trend: readonly TrendPoint[] }) {
  return (
    <>
      <SectionTitle title="一年走势" />
      <Card>
        {trend.length > 1 && (
          <>
            <View className="xf-legend">
              <View className="xf-legend__own">本支部人均分</View>
              <View className="xf-legend__mean">同类平均</View>
            </View>
            <LineChart points={trendChart(trend)} label="本支部各月人均分，对照同类平均" />
          </>
        )}
        <View className="xf-place__words">{trendText(trend)}</View>
      </Card>
    </>
  );
}
