import type { IsoDate } from '@xianfeng/shared-types';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: IsoDate | null;
  onChange?: (date: IsoDate | null) => void;
  placeholder?: string;
  disabled?: boolean;
  /** Days that can't be chosen. */
  notAfter?: IsoDate;
  notBefore?: IsoDate;
}

/** A business date as the contract writes it, in a form. */
export function DateField({ id, value, onChange, placeholder, disabled, notAfter, notBefore }: Props) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      placeholder={placeholder}
      disabled={disabled}
      minDate={notBefore ? dayjs(notBefore) : undefined}
      maxDate={notAfter ? dayjs(notAfter) : undefined}
    />
  );
}
