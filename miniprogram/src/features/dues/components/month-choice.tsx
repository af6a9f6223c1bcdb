import { View } from '@tarojs/components';
import { yuanText } from '@xianfeng/client-core';
import { monthText } from '@/shared/format';
import { a11y, cx, Icon } from '@/shared/ui';
import { countAfterTap, type OpenMonth } from '../model/choice';
import './month-choice.scss';

const KIND_WORDS = { arrears: '补交', current: '本月', prepay: '提前交' } as const;

export interface MonthChoiceProps {
  months: readonly OpenMonth[];
  /** How many are chosen, from the oldest on. */
  count: number;
  onChange: (count: number) => void;
}

/** Ticks of months; the oldest are always among them. */
export function MonthChoice({ months, count, onChange }: MonthChoiceProps) {
  return (
    <View>
      {months.map(({ month, fen, kind }, index) => {
        const on = index < count;
        return (
          <View
            key={month}
            className="xf-row xf-tappable xf-month"
            onClick={() => onChange(countAfterTap(count, index))}
            {...a11y('checkbox', `${monthText(month)} ${yuanText(fen)} 元`)}
            {...{ 'aria-checked': String(on) }}
          >
            <View className={cx('xf-month__box', on && 'xf-month__box--on')}>{on && <Icon name="check" tone="white" size="small" />}</View>
            <View className="xf-row__main">
              <View className="xf-row__title">{monthText(month)}</View>
            </View>
            <View className="xf-row__value">{KIND_WORDS[kind]}</View>
            <View className="xf-month__fen">{yuanText(fen)}</View>
          </View>
        );
      })}
    </View>
  );
}
