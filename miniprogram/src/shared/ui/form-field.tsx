import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './class-names';

export interface FormFieldProps {
  label: string;
  children: ReactNode;
  required?: boolean;
  /** How to fill it in. */
  hint?: string;
  /** What is wrong; takes the hint's place. */
  error?: string;
  /** Beside the control, e.g. a button. */
  side?: ReactNode;
}

/** Label, control and message of one field. */
export function FormField({ label, children, required, hint, error, side }: FormFieldProps) {
  return (
    <View className={cx('xf-field', error && 'xf-field--wrong')}>
      <View className="xf-field__label">
        <Text>{label}</Text>
        {required && <Text className="xf-field__required">（必填）</Text>}
      </View>
      <View className="xf-field__control">
        <View className="xf-field__main">{children}</View>
        {side}
      </View>
      {error ? <View className="xf-field__error" {...a11y('alert')}>{error}</View> : hint && <View className="xf-field__hint">{hint}</View>}
    </View>
  );
}
