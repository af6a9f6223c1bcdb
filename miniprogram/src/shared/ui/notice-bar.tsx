import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './class-names';
import type { Tone } from './colours';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export interface NoticeBarProps {
  children: ReactNode;
  tone?: Extract<Tone, 'blue' | 'gold' | 'red' | 'green'>;
  icon?: IconName;
  action?: string;
  onAction?: () => void;
}

/** A sentence the reader of this page should know; it stays, unlike a toast. */
export function NoticeBar({ children, tone = 'blue', icon = tone === 'blue' ? 'info' : 'alert', action, onAction }: NoticeBarProps) {
  return (
    <View className={cx('xf-notice', `xf-tone--${tone}`)} {...a11y('note')}>
      <Icon name={icon} tone={tone} size="small" />
      <View className="xf-notice__text">{children}</View>
      {action && <Text className="xf-notice__action" onClick={onAction} {...a11y('button')}>{action}</Text>}
    </View>
  );
}
