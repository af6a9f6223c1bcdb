import type { CaseFigures } from '@xianfeng/shared-types';
import { Table, theme, type TableProps } from 'antd';
import { useMemo } from 'react';
import { Chart, Section } from '@/shared/ui';
import './stats.css';

interface Line extends CaseFigures {
  key: string;
  name: string;
}

interface Props<T extends Line> {
  title: string;
  rows: readonly T[];
  /** Bars lie where the names are long. */
  lying?: boolean;
  /** First column: the name, as a link into what is behind it. */
  nameColumn: NonNullable<TableProps<T>['columns']>[number];
  /** What is behind the published cases of a line. */
  publishedLink: (row: T) => React.ReactNode;
  onPick: (row: T) => void;
}

const FIGURES = [
  { key: 'submitted', name: '提交' },
  { key: 'published', name: '发布' },
  { key: 'adopted', name: '借鉴' },
] as const;
const SHOWN = 20;

/** A chart and the table that says the same. */
export function FiguresSection<T extends Line>({ title, rows, lying, nameColumn, publishedLink, onPick }: Props<T>) {
  const { token } = theme.useToken();
  const ordered = useMemo(() => (lying ? [...rows].sort((a, b) => b.published - a.published || b.submitted - a.submitted) : [...rows]), [rows, lying]);
  const charted = useMemo(() => (lying ? ordered.slice(0, SHOWN).reverse() : ordered), [ordered, lying]);
  const option = useMemo(() => {
    const names = { type: 'category', data: charted.map(({ name }) => name), axisLabel: { color: token.colorText, width: lying ? 130 : undefined, overflow: 'truncate' }, axisTick: { show: false } };
    const numbers = { type: 'value', minInterval: 1, axisLabel: { color: token.colorTextDescription }, splitLine: { lineStyle: { color: token.colorSplit } } };
    return {
      color: [token.colorInfo, token.colorPrimary, token.colorSuccess],
      tooltip: { trigger: 'axis' },
      legend: { top: 0, textStyle: { color: token.colorText } },
      grid: { left: lying ? 140 : 40, right: 16, top: 32, bottom: 24 },
      xAxis: lying ? numbers : names,
      yAxis: lying ? names : numbers,
      series: FIGURES.map(({ key, name }) => ({ type: 'bar', name, data: charted.map((row) => row[key]), barMaxWidth: 14 })),
    };
  }, [charted, lying, token]);
  const columns: TableProps<T>['columns'] = [
    nameColumn,
    { title: '提交', dataIndex: 'submitted', width: 72, align: 'right' },
    { title: '发布', width: 72, align: 'right', render: (_, row) => publishedLink(row) },
    { title: '借鉴', dataIndex: 'adopted', width: 72, align: 'right' },
    { title: '用时中位数', width: 110, align: 'right', render: (_, { medianReviewDays }) => (medianReviewDays === null ? '—' : `${medianReviewDays} 天`) },
  ];
  const height = lying ? Math.max(260, charted.length * 44 + 60) : 300;
  return (
    <Section title={title}>
      <div className="figures">
        <Chart option={option} height={height} label={`${title}：${rows.map(({ name, submitted, published, adopted }) => `${name}提交 ${submitted}、发布 ${published}、借鉴 ${adopted}`).join('；')}`} onClick={({ dataIndex }) => onPick(charted[dataIndex])} />
        <Table<T> size="small" rowKey="key" dataSource={ordered} columns={columns} pagination={rows.length > SHOWN ? { pageSize: SHOWN, showSizeChanger: false, size: 'small' } : false} />
      </div>
      {lying && rows.length > SHOWN && <p>{`图中为前 ${SHOWN} 行，表中为全部 ${rows.length} 行。`}</p>}
    </Section>
  );
}
