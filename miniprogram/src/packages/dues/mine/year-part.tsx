import { View } from '@tarojs/components';
import { moneyText } from '@xianfeng/client-core';
import type { MyDues } from '@xianfeng/shared-types';
import { YearGrid } from '@/features/dues/components/year-grid';
import { Button, Card } from '@/shared/ui';

const FIRST_YEAR = 2008;

/** The year's twelve months, and the years before it. */
export function YearPart({ dues: { month, year, bills, yearPaidFen }, onYear }: { dues: MyDues; onYear: (year: number) => void }) {
  const thisYear = Number(month.slice(0, 4));
  return (
    <Card>
      <View className="dues-year">
        <Button small kind="text" disabled={year <= FIRST_YEAR} label="上一年" onClick={() => onYear(year - 1)}>上一年</Button>
        <View className="dues-year__name">
          <View>{`${year}年`}</View>
          <View className="dues-year__sum">{`已交 ${moneyText(yearPaidFen)}`}</View>
        </View>
        <Button small kind="text" disabled={year >= thisYear} label="下一年" onClick={() => onYear(year + 1)}>下一年</Button>
      </View>
      <YearGrid year={year} bills={bills} />
    </Card>
  );
}
