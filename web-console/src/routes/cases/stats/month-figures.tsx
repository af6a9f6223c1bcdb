import type { CaseStats } from '@xianfeng/shared-types';
import { Link, useNavigate } from 'react-router';
import { monthText } from '@/shared/format';
import { libraryPath } from '../library/use-library-filter';
import { FiguresSection } from './figures-section';
import { daysOf } from './months';

/** Month by month; a month leads to what was published in it. */
export function MonthFigures({ stats: { byMonth, org }, category }: { stats: CaseStats; category?: string }) {
  const navigate = useNavigate();
  const rows = byMonth.map((figures) => ({ ...figures, key: figures.month, name: monthText(figures.month) }));
  const pathOf = (month: string) => libraryPath({ category, orgId: org.id, orgName: org.name, ...daysOf(month, month) });
  return (
    <FiguresSection
      title="按月"
      rows={rows}
      nameColumn={{ title: '月份', dataIndex: 'name' }}
      publishedLink={({ month, published, name }) => (published > 0 ? <Link to={pathOf(month)} aria-label={`${name}发布的 ${published} 篇`}>{published}</Link> : 0)}
      onPick={({ month }) => void navigate(pathOf(month))}
    />
  );
}
