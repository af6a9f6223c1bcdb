import { View } from '@tarojs/components';
import { a11y } from '@/shared/ui';
import './chip-group.scss';

export interface ChipGroupProps<K extends string> {
  items: readonly { key: K; text: string }[];
  current: K | null;
  onPick: (key: K) => void;
}

/** One of several choices, all in sight; wraps. The chosen one is framed and bold, not only coloured. */
export function ChipGroup<K extends string>({ items, current, onPick }: ChipGroupProps<K>) {
  return (
    <View className="chip-group" {...a11y('radiogroup')}>
      {items.map(({ key, text }) => (
        <View
          key={key}
          className={key === current ? 'chip-group__item chip-group__item--chosen' : 'chip-group__item'}
          onClick={() => onPick(key)}
          {...a11y('radio', text)}
          {...{ 'aria-checked': String(key === current) }}
        >
          {text}
        </View>
      ))}
    </View>
  );
}
