import { View } from '@tarojs/components';
import { decorative } from './a11y';
import { cx } from './class-names';

/** Last character of a name: Chinese names differ more at their end. */
export function Avatar({ name, large }: { name: string; large?: boolean }) {
  return (
    <View className={cx('xf-avatar', large && 'xf-avatar--large')} {...decorative}>
      {Array.from(name.trim()).pop() ?? '—'}
    </View>
  );
}
