import { Skeleton, Typography } from 'antd';
import './figures.css';

export interface Figure {
  label: string;
  /** Undefined until it is known. */
  value: string | number | undefined;
  unit?: string;
  /** The one that asks for somebody. */
  accent?: boolean;
}

/** A few figures in a row, as wide as they need. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <dl className="figures" aria-label={label}>
      {figures.map(({ label: name, value, unit, accent }) => (
        <div key={name} className="figure">
          <dt>{name}</dt>
          <dd className={accent ? 'figure-accent' : undefined}>
            {value === undefined ? <Skeleton.Node active style={{ width: 56, height: 24 }} /> : value}
            {value !== undefined && unit && <Typography.Text type="secondary">{` ${unit}`}</Typography.Text>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
