import { View } from '@tarojs/components';
import { billState, yuanText } from '@xianfeng/client-core';
import type { DuesBill } from '@xianfeng/shared-types';
import { cx } from '@/shared/ui';
import './year-grid.scss';

const MONTHS = Array.from({ length: 12 }).map((_, index) => String(index + 1).padStart(2, '0'));

/** Twelve months with what became of each, in words and not by colour alone. */
export function YearGrid({ year, bills }: { year: number; bills: readonly DuesBill[] }) {
  return (
    <View className="xf-year">
      {MONTHS.map((number) => {
        const bill = bills.find(({ month }) => month === `${year}-${number}`);
        const state = bill && billState(bill);
        return (
          <View key={number} className={cx('xf-year__cell', state && `xf-year__cell--${state.tone}`)}>
            <View className="xf-year__month">{`${Number(number)}月`}</View>
            <View className="xf-year__amount">{bill && bill.status !== 'exempt' && bill.status !== 'waived' ? yuanText(bill.dueFen) : '—'}</View>
            <View className="xf-year__state">{state?.text ?? '无账单'}</View>
          </View>
        );
      })}
    </View>
  );
}
