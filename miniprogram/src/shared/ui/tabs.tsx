import { ScrollView, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './class-names';

export interface TabItem<K extends string> {
  key: K;
  text: string;
  /** Small number beside the text; nothing for 0. */
  count?: number;
}

export interface TabsProps<K extends string> {
  items: readonly TabItem<K>[];
  current: K;
  onChange: (key: K) => void;
  /** `line` under a title bar (default), `pill` for filters. */
  look?: 'line' | 'pill';
}

/** Switches between views of a page; scrolls sideways when there are many. */
export function Tabs<K extends string>({ items, current, onChange, look = 'line' }: TabsProps<K>) {
  return (
    <ScrollView scrollX className={cx('xf-tabs', `xf-tabs--${look}`)} {...a11y('tablist')}>
      <View className="xf-tabs__track">
        {items.map(({ key, text, count }) => {
          const active = key === current;
          return (
            <View
              key={key}
              className={cx('xf-tabs__item', active && 'xf-tabs__item--active')}
              onClick={() => !active && onChange(key)}
              {...a11y('tab')}
              {...{ 'aria-selected': String(active) }}
            >
              {count ? `${text} ${count}` : text}
            </View>
          );
        })}
      </View>
    </ScrollView>
  );
}
