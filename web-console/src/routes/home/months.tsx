import { BULLETIN_STATUS_LABELS, type ConsoleMonth } from '@xianfeng/shared-types';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { monthText } from '@/shared/format';
import { Section } from '@/shared/ui';
import './lines.css';

const STATES: Record<ConsoleMonth['state'], { label: string; color?: string }> = {
  running: { label: '本月进行中' },
  open: { label: '待结账', color: 'gold' },
  closing: { label: '正在结账', color: 'blue' },
  closed: { label: '已结账', color: 'green' },
};

/** Where the month stands, and its bulletin. */
export function Months({ months }: { months: ConsoleMonth[] }) {
  return (
    <Section title="月度结账" size="small">
      <ul className="home-lines">
        {months.map(({ month, state, bulletin }) => (
          <li key={month}>
            <Link className="home-line" to={`/points/months/${month}`}>
              <span className="home-line-label">{monthText(month)}</span>
              {bulletin && <span>通报{BULLETIN_STATUS_LABELS[bulletin.status]}</span>}
              <Tag color={STATES[state].color}>{STATES[state].label}</Tag>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
