import { Picker, View } from '@tarojs/components';
import type { IsoMonth } from '@xianfeng/shared-types';
import { monthText } from '@/shared/format';
import { a11y, Icon } from '@/shared/ui';
import { neighbours } from '../model/words';
import './rankings.scss';

interface MonthSwitchProps {
  month: IsoMonth;
  /** Newest first. */
  months: readonly IsoMonth[];
  onChange: (month: IsoMonth) => void;
}

/** Goes through the closed months, one at a time or straight to one. */
export function MonthSwitch({ month, months, onChange }: MonthSwitchProps) {
  const { earlier, later } = neighbours(months, month);
  const arrow = (target: IsoMonth | null, icon: 'left' | 'right', label: string) => (
    <View className={`xf-month__arrow${target ? '' : ' xf-month__arrow--off'}`} onClick={() => target && onChange(target)} {...a11y('button', target ? label : `没有${label}`)}>
      <Icon name={icon} tone={target ? 'ink' : 'grey'} />
    </View>
  );
  return (
    <View className="xf-month">
      {arrow(earlier, 'left', '上一个月')}
      <Picker className="xf-month__picker" mode="selector" range={months.map(monthText)} value={Math.max(0, months.indexOf(month))} onChange={(event) => onChange(months[Number(event.detail.value)])}>
        <View className="xf-month__name" {...a11y('button', `${monthText(month)}，选择月份`)}>
          {monthText(month)}
          <Icon name="down" size="small" tone="grey" />
        </View>
      </Picker>
      {arrow(later, 'right', '下一个月')}
    </View>
  );
}
