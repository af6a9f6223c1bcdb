import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './class-names';
import type { Tone } from './colours';

export interface TimelineItem {
  key: string;
  title: ReactNode;
  /** When, as words. */
  time: string;
  /** Who and why. */
  note?: ReactNode;
  tone?: Tone;
}

/** What happened, newest first or oldest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="xf-timeline">
      {items.map(({ key, title, time, note, tone = 'grey' }) => (
        <View key={key} className="xf-timeline__item">
          <View className={cx('xf-timeline__dot', `xf-timeline__dot--${tone}`)} />
          <View className="xf-timeline__title">{title}</View>
          <View className="xf-timeline__time">{time}</View>
          {note && <View className="xf-timeline__note">{note}</View>}
        </View>
      ))}
    </View>
  );
}
