import { Input, Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { cx } from './class-names';
import { textLength } from './text-length';

interface TextControlProps {
  /** First value only. Typing is never written back: that makes the cursor jump. Change `key` to reset. */
  initial?: string;
  /** Every keystroke, untrimmed. */
  onChange: (value: string) => void;
  placeholder?: string;
  /** Most characters; shows a counter. */
  max?: number;
  disabled?: boolean;
  /** Name for screen readers where no FormField stands around it. */
  label?: string;
}

export interface TextInputProps extends TextControlProps {
  type?: 'text' | 'number' | 'digit';
  onConfirm?: (value: string) => void;
  confirmType?: 'done' | 'search' | 'next' | 'send';
}

/** One line of text. */
export function TextInput({ initial = '', onChange, placeholder, max, disabled, label, type = 'text', onConfirm, confirmType = 'done' }: TextInputProps) {
  return (
    <Input
      className="xf-input"
      placeholderClass="xf-placeholder"
      type={type}
      defaultValue={initial}
      placeholder={placeholder}
      maxlength={max ?? -1}
      disabled={disabled}
      confirmType={confirmType}
      cursorSpacing={24}
      nativeProps={{ 'aria-label': label ?? placeholder }}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onConfirm && ((event) => onConfirm(event.detail.value))}
    />
  );
}

export interface TextAreaProps extends TextControlProps {
  /** Rows to begin with; the field grows with its text. */
  rows?: number;
  /** Fewest characters wanted, shown by the counter. */
  min?: number;
  /** How characters are counted; by default all but white space. */
  count?: (text: string) => number;
}

/** Several lines of text with a counter. */
export function TextArea({ initial = '', onChange, placeholder, min, max, disabled, label, rows = 3, count = textLength }: TextAreaProps) {
  const [length, setLength] = useState(() => count(initial));
  const outside = (max !== undefined && length > max) || (min !== undefined && length > 0 && length < min);
  return (
    <View className="xf-textarea">
      <Textarea
        className={cx('xf-textarea__field', `xf-textarea__field--${rows > 5 ? 'tall' : 'short'}`)}
        placeholderClass="xf-placeholder"
        defaultValue={initial}
        placeholder={placeholder}
        maxlength={-1}
        disabled={disabled}
        autoHeight
        cursorSpacing={80}
        nativeProps={{ 'aria-label': label ?? placeholder }}
        onInput={(event) => {
          setLength(count(event.detail.value));
          onChange(event.detail.value);
        }}
      />
      {(max !== undefined || min !== undefined) && (
        <Text className={cx('xf-textarea__count', outside && 'xf-textarea__count--outside')}>
          {min === undefined ? `${length}/${max}` : max === undefined ? `${length} 字，至少 ${min} 字` : `${length} 字，要求 ${min}–${max} 字`}
        </Text>
      )}
    </View>
  );
}
