import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** A fact by its name, for the explanation of one thing. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="xf-fact">
      <View className="xf-fact__label">{label}</View>
      <View className="xf-fact__value">{children}</View>
    </View>
  );
}
