import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Tone } from './colours';
import { cx } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

/** A short label such as a category. */
export function Tag({ children, tone = 'grey' }: { children: ReactNode; tone?: Tone }) {
  return <Text className={cx('xf-tag', `xf-tone--${tone}`)}>{children}</Text>;
}

const ICON_OF: Record<Tone, IconName> = { red: 'alert', gold: 'clock', green: 'check-circle', blue: 'info', grey: 'minus', ink: 'info' };

/** A state as icon and words, never by colour alone. */
export function StatusTag({ tone, text, icon = ICON_OF[tone] }: { tone: Tone; text: string; icon?: IconName }) {
  return (
    <View className={cx('xf-tag', 'xf-tag--status', `xf-tone--${tone}`)}>
      <Icon name={icon} tone={tone} size="small" />
      <Text>{text}</Text>
    </View>
  );
}
