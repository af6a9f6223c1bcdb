import { Segmented } from 'antd';
import { optionsOf } from '@/shared/ui';

interface Props<S extends string> {
  labels: Record<S, string>;
  value?: string;
  onChange: (status: string | null) => void;
}

/** All, or those in one state. */
export function StatusFilter<S extends string>({ labels, value = '', onChange }: Props<S>) {
  return <Segmented<string> aria-label="状态" options={[{ value: '', label: '全部' }, ...optionsOf(labels)]} value={value} onChange={(next) => onChange(next || null)} style={{ marginBottom: 12 }} />;
}
