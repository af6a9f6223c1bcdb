import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './class-names';
import { Icon } from './icon';

export interface StepsProps {
  /** Short names, in order; five at most fit a phone. */
  steps: readonly string[];
  /** Index of the step in progress; `steps.length` when all are done. */
  current: number;
}

/** Where a procedure stands. */
export function Steps({ steps, current }: StepsProps) {
  return (
    <View className="xf-steps" {...a11y('list', `第 ${Math.min(current + 1, steps.length)} 步，共 ${steps.length} 步`)}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'ahead';
        return (
          <View key={step} className={cx('xf-steps__item', `xf-steps__item--${state}`)} {...a11y('listitem')}>
            <View className="xf-steps__mark">{state === 'done' ? <Icon name="check" tone="white" size="small" /> : index + 1}</View>
            <View className="xf-steps__text">{step}</View>
          </View>
        );
      })}
    </View>
  );
}
