import { Picker } from '@tarojs/components';
import { dateText, monthText } from '../format';
import { ListRow } from './list-row';

interface RowProps {
  title: string;
  /** Shown while nothing is chosen. Default 请选择. */
  placeholder?: string;
}

export interface DateRowProps extends RowProps {
  /** `YYYY-MM-DD`, or `YYYY-MM` with `month`. */
  value: string | null;
  onChange: (value: string) => void;
  month?: boolean;
  from?: string;
  to?: string;
}

/** Chooses a date or a month. */
export function DateRow({ title, value, onChange, month, from, to, placeholder = '请选择' }: DateRowProps) {
  return (
    <Picker className="xf-picker" mode="date" fields={month ? 'month' : 'day'} value={value ?? ''} start={from} end={to} onChange={(event) => onChange(event.detail.value)}>
      <ListRow title={title} value={value ? (month ? monthText(value) : dateText(value)) : placeholder} onClick={ignore} />
    </Picker>
  );
}

export interface ChoiceRowProps<K extends string> extends RowProps {
  options: readonly { key: K; text: string }[];
  value: K | null;
  onChange: (key: K) => void;
}

/** Chooses one of a few values: an organisation, a category, a reason. */
export function ChoiceRow<K extends string>({ title, options, value, onChange, placeholder = '请选择' }: ChoiceRowProps<K>) {
  const index = options.findIndex(({ key }) => key === value);
  return (
    <Picker className="xf-picker" mode="selector" range={options.map(({ text }) => text)} value={Math.max(0, index)} onChange={(event) => onChange(options[Number(event.detail.value)].key)}>
      <ListRow title={title} value={options[index]?.text ?? placeholder} onClick={ignore} />
    </Picker>
  );
}

/** The row shows its arrow and is said to be a button; the picker around it takes the tap. */
const ignore = () => undefined;
