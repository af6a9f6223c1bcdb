import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './class-names';

export interface FactProps {
  label: string;
  /** A long number or code, which nobody reads as words. */
  code?: boolean;
  children: ReactNode;
}

/** A fact by its name, for the explanation of one thing. */
export function Fact({ label, code, children }: FactProps) {
  return (
    <View className="xf-fact">
      <View className="xf-fact__label">{label}</View>
      <View className={cx('xf-fact__value', code && 'xf-fact__value--code')}>{children}</View>
    </View>
  );
}
