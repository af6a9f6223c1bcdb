import { fenOf, yuanText } from '@xianfeng/client-core';
import type { Fen } from '@xianfeng/shared-types';
import { Input } from 'antd';
import { useState } from 'react';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: Fen | null;
  onChange?: (fen: Fen | undefined) => void;
  placeholder?: string;
  label?: string;
}

/** An amount typed in 元, handed on in 分; what is no amount counts as nothing. */
export function MoneyField({ id, value, onChange, placeholder = '0.00', label }: Props) {
  const [text, setText] = useState('');
  const typed = fenOf(text);
  const shown = value === null || value === undefined ? text : typed === value ? text : yuanText(value);
  return (
    <Input
      id={id}
      inputMode="decimal"
      aria-label={label}
      placeholder={placeholder}
      suffix="元"
      value={shown}
      status={text.trim() !== '' && typed === null ? 'error' : undefined}
      onChange={({ target }) => {
        setText(target.value);
        onChange?.(fenOf(target.value) ?? undefined);
      }}
    />
  );
}

/** What an empty or mistyped amount is told. */
export const MONEY_NEEDED = [{ required: true, message: '请填写金额，最多两位小数，例如 76.50' }];
