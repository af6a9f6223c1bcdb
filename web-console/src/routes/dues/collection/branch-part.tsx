import { billState, payElsewhereText } from '@xianfeng/client-core';
import { duesApi, type BranchDues, type BranchDuesLine, type BranchDuesQuery, type Id, type IsoMonth } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Segmented, Skeleton, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '@/shared/api';
import { monthText } from '@/shared/format';
import { PagedTable, QueryView, Section, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { useWaitingCash } from '../parts/waiting-cash';
import { CashDialog } from './cash-dialog';
import { CASH_WAITS, MARKS } from './collection-words';
import './collection.css';

type Show = NonNullable<BranchDuesQuery['show']>;
const SHOWS: { value: Show; label: string }[] = [{ value: 'all', label: '全部' }, { value: 'unpaid', label: '待交' }, { value: 'overdue', label: '有逾期' }, { value: 'unfixed', label: '未核定' }];

interface Props {
  orgId: Id;
  month: IsoMonth;
  show?: string;
  onShow: (show: string) => void;
}

/** A branch's month, member by member. */
export function BranchPart({ orgId, month, show = 'all', onShow }: Props) {
  const pages = usePages(duesApi.branch, { params: { orgId }, query: { month, show: show as Show, limit: 100 } });
  const [paying, setPaying] = useState<Id | null>(null);
  const waiting = new Set(useWaitingCash(orgId).map(({ member }) => member.id));
  return (
    <QueryView query={pages.query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
      {(data) => (
        <Section
          title={`${monthText(month)} · ${data.org.name}`}
          size="small"
          extra={
            <Flex gap={12} align="center">
              {data.quarterly && <ToneTag tone="blue" text="按季收缴" />}
              <Segmented<string> aria-label="显示" size="small" options={SHOWS} value={show} onChange={onShow} />
            </Flex>
          }
        >
          <Notes data={data} />
          {data.payElsewhere.length > 0 && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={`持流动党员活动证，在流入党支部交纳：${payElsewhereText(data.payElsewhere)}`} />}
          <PagedTable<BranchDuesLine> pages={pages} size="small" rowKey="memberId" empty="没有符合条件的党员" columns={columnsOf(data, waiting, setPaying)} scroll={{ x: 980 }} />
          <CashDialog memberId={paying} onClose={() => setPaying(null)} />
        </Section>
      )}
    </QueryView>
  );
}

/** What waits for the secretary. */
function Notes({ data: { unfixed, todo, org } }: { data: BranchDues }) {
  const lines = [
    unfixed > 0 && `${unfixed} 名党员尚未核定，不能生成账单`,
    todo.reliefs > 0 && <Link key="reliefs" to={`/dues/requests?view=reliefs&status=submitted&org=${org.id}`}>{`${todo.reliefs} 件少交免交待支部研究`}</Link>,
    todo.consents > 0 && <Link key="consents" to="/dues/requests?view=consents&status=requested">{`${todo.consents} 件代交待支部同意`}</Link>,
    todo.cases > 0 && <Link key="cases" to="/dues/requests?view=cases&status=open">{`${todo.cases} 名党员连续多月未交，待了解情况`}</Link>,
  ].filter(Boolean);
  if (lines.length === 0) return null;
  return <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={<Flex gap={24} wrap>{lines.map((line, index) => <span key={index}>{line}</span>)}</Flex>} />;
}

const columnsOf = ({ allowedActions }: BranchDues, waiting: ReadonlySet<Id>, pay: (id: Id) => void): TableProps<BranchDuesLine>['columns'] => [
  { title: '党员', width: 140, ellipsis: true, render: (_, { memberId, memberName }) => <Link to={`/dues/members/${memberId}`}>{memberName}</Link> },
  moneyColumn('应交', ({ bill }) => bill?.dueFen), moneyColumn('已交', ({ bill }) => bill?.paidFen),
  { title: '状态', width: 100, render: (_, { bill }) => (bill ? <ToneTag {...billState(bill)} /> : <Typography.Text type="secondary">无账单</Typography.Text>) },
  { title: '累计欠交', width: 100, align: 'right', render: (_, { owedMonths }) => (owedMonths > 0 ? `${owedMonths} 个月` : '—') },
  moneyColumn('累计欠交', ({ owedFen }) => owedFen, 140),
  { title: '提示', render: (_, { marks, memberId }) => <span className="collection-marks">{marks.map((mark) => <ToneTag key={mark} {...MARKS[mark]} />)}{waiting.has(memberId) && <ToneTag {...CASH_WAITS} />}</span> },
  ...(allowedActions.includes('enter_cash')
    ? [{ title: '操作', width: 110, fixed: 'right' as const, render: (_: unknown, { memberId, memberName }: BranchDuesLine) => <Button size="small" aria-label={`登记${memberName}的现金`} onClick={() => pay(memberId)}>登记现金</Button> }]
    : []),
];
