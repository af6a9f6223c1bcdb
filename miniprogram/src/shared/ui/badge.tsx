import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A number at the corner of `children`, `99+` at most; nothing for 0. */
export function Badge({ count, children }: { count: number; children: ReactNode }) {
  return (
    <View className="xf-badge">
      {children}
      {count > 0 && <View className="xf-badge__count">{count > 99 ? '99+' : count}</View>}
    </View>
  );
}
