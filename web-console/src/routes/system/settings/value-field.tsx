import type { Setting } from '@xianfeng/shared-types';
import { InputNumber, Radio } from 'antd';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: number | null;
  onChange?: (value: number | null) => void;
  setting: Setting;
}

/** A number within its limits, or on and off. */
export function ValueField({ id, value, onChange, setting: { kind, min, max, unit } }: Props) {
  if (kind === 'switch') return <Radio.Group id={id} value={value} onChange={({ target }) => onChange?.(target.value as number)} options={[{ value: 1, label: '开启' }, { value: 0, label: '关闭' }]} />;
  return <InputNumber id={id} value={value} onChange={onChange} min={min} max={max} precision={0} suffix={unit || undefined} placeholder={`${min}–${max}`} style={{ width: '100%', maxWidth: 180 }} />;
}
