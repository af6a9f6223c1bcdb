import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './class-names';
import { DotLine } from './dot-line';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export interface ListRowProps {
  title: ReactNode;
  /** Second line, smaller. */
  note?: ReactNode;
  /** Right side: text or a Tag. */
  value?: ReactNode;
  icon?: IconName;
  /** In place of the icon, e.g. an Avatar. */
  lead?: ReactNode;
  onClick?: () => void;
  /** Said by screen readers where the visible words are not enough. */
  label?: string;
}

/** One line of a list inside `<Card flush>`; with `onClick` it shows an arrow. */
export function ListRow({ title, note, value, icon, lead, onClick, label }: ListRowProps) {
  return (
    <View className={cx('xf-row', onClick && 'xf-tappable')} onClick={onClick} {...a11y(onClick && 'button', label)}>
      {lead ?? (icon && <Icon name={icon} tone="grey" className="xf-row__icon" />)}
      <View className="xf-row__main">
        <View className="xf-row__title">{title}</View>
        {note && <View className="xf-row__note">{typeof note === 'string' ? <DotLine text={note} /> : note}</View>}
      </View>
      {value !== undefined && <View className="xf-row__value">{typeof value === 'string' || typeof value === 'number' ? <Text>{value}</Text> : value}</View>}
      {onClick && <Icon name="right" size="small" tone="grey" />}
    </View>
  );
}
