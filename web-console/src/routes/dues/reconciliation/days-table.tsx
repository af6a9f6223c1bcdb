import { yuanText } from '@xianfeng/client-core';
import { RECONCILIATION_STATUS_LABELS, reconciliationApi, type Fen, type IsoDate, type ReconciliationDay } from '@xianfeng/shared-types';
import { Button, Empty, Tooltip, Typography, type TableProps } from 'antd';
import { useAction } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { RowLink, ToneTag, WideTable } from '@/shared/ui';
import { Money } from '../parts/money';
import { DAY_TONES, sidesPart } from './recon-words';
import './reconciliation.css';

interface Props {
  days: readonly ReconciliationDay[];
  onOpen: (day: IsoDate) => void;
}

/** What the three sides say of every day; where they part the amounts are marked. */
export function DaysTable({ days, onOpen }: Props) {
  const run = useAction(reconciliationApi.run, { done: '已核对', refresh: [reconciliationApi.month, reconciliationApi.differences] });
  const running = run.isPending ? run.variables.params.day : null;
  const columns: TableProps<ReconciliationDay>['columns'] = [
    { title: '日期', width: 92, fixed: 'left', render: (_, { day, differences }) => (differences > 0 ? <RowLink text={dayText(day)} onClick={() => onOpen(day)} /> : dayText(day)) },
    { title: '结果', width: 98, render: (_, day) => <Result day={day} /> },
    {
      title: '微信账单（元）',
      children: [
        side('交纳', ({ bill }) => bill && [bill.paidFen, bill.payments], 'paid'), side('退款', ({ bill }) => bill && [bill.refundedFen, bill.refunds], 'refunded'),
        { title: '手续费', width: 68, align: 'right', render: (_, { bill }) => <Money fen={bill?.feeFen} /> },
      ],
    },
    { title: '本系统（元）', children: [side('交纳', ({ here }) => [here.paidFen, here.payments], 'paid'), side('退款', ({ here }) => [here.refundedFen, here.refunds], 'refunded')] },
    { title: '党费账（元）', children: [side('收', ({ books }) => books && [books.paidFen], 'paid'), side('退', ({ books }) => books && [books.refundedFen], 'refunded')] },
    {
      title: '资金账单（元）',
      children: [
        { title: '收入', width: 100, align: 'right', render: (_, { fund }) => <Money fen={fund?.inFen} /> },
        { title: '支出', width: 86, align: 'right', render: (_, { fund }) => <Spent fund={fund} /> },
      ],
    },
    { title: '差异', width: 72, align: 'right', render: (_, day) => <Differences day={day} /> },
    {
      title: '操作', width: 68, fixed: 'right',
      render: (_, { day, allowedActions }) =>
        allowedActions.includes('run') && (
          <Button size="small" aria-label={`核对${dateText(day)}`} loading={running === day} onClick={() => run.mutate({ params: { day } })}>
            核对
          </Button>
        ),
    },
  ];
  return (
    <WideTable<ReconciliationDay>
      size="small" rowKey="day" bordered className="recon-days" dataSource={days} columns={columns} pagination={false} scroll={{ x: 1140 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这个月没有需要对账的日子" /> }}
    />
  );
}

/** The month stands above the table. */
const dayText = (day: IsoDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

type Sums = readonly [fen: Fen, count?: number];

/** The amount with the number of payments behind it; marked where the sides part. */
function side(title: string, pick: (day: ReconciliationDay) => Sums | null, which: 'paid' | 'refunded') {
  return {
    title, width: which === 'paid' ? 102 : 84, align: 'right' as const,
    onCell: (day: ReconciliationDay) => ({ className: sidesPart(day)[which] ? 'recon-part' : undefined }),
    render: (_: unknown, day: ReconciliationDay) => {
      const [fen, count] = pick(day) ?? [null];
      return (
        <>
          <Money fen={fen} />
          {count ? <span className="recon-count">{`${count} 笔`}</span> : null}
        </>
      );
    },
  };
}

/** What went out for refunds and fees; below it what went to the bank, which is no expense. */
function Spent({ fund }: Pick<ReconciliationDay, 'fund'>) {
  return (
    <>
      <Money fen={fund?.outFen} />
      {fund && fund.withdrawnFen !== 0 ? <span className="recon-count">{`提现 ${yuanText(fund.withdrawnFen)}`}</span> : null}
    </>
  );
}

function Result({ day: { status, problem, comparedAt } }: { day: ReconciliationDay }) {
  const tag = <ToneTag tone={DAY_TONES[status]} text={RECONCILIATION_STATUS_LABELS[status]} />;
  const more = problem ?? (comparedAt && `核对于 ${dateTimeText(comparedAt)}`);
  return more ? <Tooltip title={more}>{tag}</Tooltip> : tag;
}

function Differences({ day: { openDifferences, differences } }: { day: ReconciliationDay }) {
  if (differences === 0) return <Typography.Text type="secondary">—</Typography.Text>;
  return openDifferences > 0 ? <Typography.Text type="danger" strong>{`${openDifferences} 未结`}</Typography.Text> : <>{`${differences} 已结`}</>;
}
