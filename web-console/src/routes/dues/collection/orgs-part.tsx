import { rateText, yuanText } from '@xianfeng/client-core';
import type { Id, OrgDues, OrgDuesLine } from '@xianfeng/shared-types';
import { Progress, theme, type TableProps } from 'antd';
import { useMemo } from 'react';
import type { Pages } from '@/shared/api';
import { monthText } from '@/shared/format';
import { Chart, PagedTable, RowLink, Section } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { behind, orgsOption, trendOption } from './collection-charts';
import './collection.css';

interface Props {
  pages: Pages<OrgDuesLine>;
  trend: OrgDues['trend'];
  onOpen: (orgId: Id) => void;
}

/** Organisations directly below, in pictures and in figures; each opens into what is below it. */
export function OrgsPart({ pages, trend, onOpen }: Props) {
  const { token } = theme.useToken();
  const worst = useMemo(() => behind(pages.items), [pages.items]);
  const trendShown = useMemo(() => trendOption(trend, token), [trend, token]);
  const orgsShown = useMemo(() => orgsOption(worst, token), [worst, token]);
  return (
    <>
      <div className="collection-charts">
        <Section title="十二个月收缴（元）" size="small">
          <Chart option={trendShown} height={280} label={`各月收缴：${trend.map(({ month, dueFen, paidFen, overdueFen }) => `${monthText(month)}应交 ${yuanText(dueFen)}、已交 ${yuanText(paidFen)}、逾期 ${yuanText(overdueFen)} 元`).join('；')}`} />
        </Section>
        <Section title="待交最多的组织（元）" size="small">
          <Chart option={orgsShown} height={280} label={`待交最多的组织：${[...worst].reverse().map(({ org, sums }) => `${org.name}待交 ${yuanText(sums.owedFen)} 元`).join('；')}`} onClick={({ dataIndex }) => onOpen(worst[dataIndex].org.id)} />
        </Section>
      </div>
      <Section title="各组织" size="small">
        <PagedTable<OrgDuesLine> pages={pages} size="small" rowKey={({ org }) => org.id} empty="没有下级组织" columns={columnsOf(onOpen)} scroll={{ x: 1120 }} />
      </Section>
    </>
  );
}

const columnsOf = (open: (id: Id) => void): TableProps<OrgDuesLine>['columns'] => [
  { title: '组织', ellipsis: true, render: (_, { org }) => <RowLink text={org.name} onClick={() => open(org.id)} /> },
  { title: '应交人数', width: 90, align: 'right', render: (_, { sums }) => sums.members },
  { title: '已交', width: 72, align: 'right', render: (_, { sums }) => sums.paidMembers },
  { title: '免交', width: 72, align: 'right', render: (_, { sums }) => sums.exemptMembers },
  { title: '逾期', width: 72, align: 'right', render: (_, { sums }) => sums.overdueMembers },
  moneyColumn('应交', ({ sums }) => sums.dueFen, 130), moneyColumn('已交', ({ sums }) => sums.paidFen, 130), moneyColumn('待交', ({ sums }) => sums.owedFen, 130),
  moneyColumn('逾期', ({ sums }) => sums.overdueFen, 130),
  {
    title: '收缴率', width: 150, sorter: (a, b) => a.sums.rate - b.sums.rate,
    render: (_, { org, sums }) => <Progress percent={sums.rate / 1000} size="small" status="normal" format={() => rateText(sums.rate)} aria-label={`${org.name}收缴率`} />,
  },
];
