import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  /** Label and value; what has no value is left out. */
  facts: readonly (readonly [label: string, value: ReactNode])[];
  column?: number;
  /** CSS pixels. */
  labelWidth?: number;
}

/** What is known of one thing, line by line. */
export function Facts({ facts, column = 1, labelWidth = 88 }: Props) {
  return (
    <Descriptions
      column={column}
      size="small"
      styles={{ label: { width: labelWidth }, content: { overflowWrap: 'anywhere' } }}
      items={facts.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '').map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
