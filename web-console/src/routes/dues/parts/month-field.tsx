import type { IsoMonth } from '@xianfeng/shared-types';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: IsoMonth | null;
  onChange?: (month: IsoMonth | undefined) => void;
  notBefore?: IsoMonth;
  label?: string;
}

/** A month as the contract writes it. */
export function MonthField({ id, value, onChange, notBefore, label }: Props) {
  return (
    <DatePicker
      id={id}
      picker="month"
      aria-label={label}
      style={{ width: '100%' }}
      format="YYYY年M月"
      value={value ? dayjs(`${value}-01`) : null}
      minDate={notBefore ? dayjs(`${notBefore}-01`) : undefined}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM') : undefined)}
    />
  );
}
