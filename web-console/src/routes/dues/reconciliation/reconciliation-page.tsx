import { yuanText } from '@xianfeng/client-core';
import { reconciliationApi, type IsoMonth, type ReconciliationMonth } from '@xianfeng/shared-types';
import { Badge, Flex, Skeleton, Tabs } from 'antd';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { monthText, thisMonth } from '@/shared/format';
import { ConsolePage, Figures, MonthSwitch, monthsBack, QueryView, ToneTag } from '@/shared/ui';
import { CloseSection } from './close-section';
import { DaysTable } from './days-table';
import { DifferencesTable } from './differences-table';

const MONTHS = 24;

/** WeChat's bills against the payments and the books here, day by day, and the close of the month. */
export default function ReconciliationPage() {
  const [{ month = thisMonth(), view = 'days', day, status }, choose] = useAddress(['month', 'view', 'day', 'status']);
  const query = useApi(reconciliationApi.month, { query: { month } }, { keep: true });
  const differing = query.data?.days.reduce((sum, { openDifferences }) => sum + openDifferences, 0) ?? 0;
  return (
    <ConsolePage
      title="党费对账"
      badge={query.data?.closed ? <ToneTag tone="green" text={`${monthText(month)}已结账`} /> : undefined}
      hint="每天 10 点后取前一日的微信账单，与本系统的收款、党费账逐笔核对。有未办结的差异，当月不能结账。"
      actions={<MonthSwitch month={month} months={monthsBack(thisMonth(), MONTHS)} onChange={(next: IsoMonth) => choose({ month: next, day: null })} />}
    >
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {(data) => (
          <Flex vertical gap={16}>
            <Sums data={data} differing={differing} />
            <Tabs
              activeKey={view}
              onChange={(next) => choose({ view: next, day: null })}
              items={[
                { key: 'days', label: '每日核对', children: <DaysTable days={data.days} onOpen={(next) => choose({ view: 'differences', day: next, status: null })} /> },
                {
                  key: 'differences',
                  label: <Badge count={differing} size="small" offset={[10, -2]}>差异</Badge>,
                  children: <DifferencesTable month={month} day={day} status={status} onFilter={choose} />,
                },
                { key: 'close', label: '月度结账', children: <CloseSection data={data} /> },
              ]}
            />
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Sums({ data: { sums, month }, differing }: { data: ReconciliationMonth; differing: number }) {
  return (
    <Figures
      label={`${monthText(month)}合计`}
      figures={[
        { label: '微信账单交纳', value: yuanText(sums.bill.paidFen), unit: `元 · ${sums.bill.payments} 笔` },
        { label: '本系统交纳', value: yuanText(sums.here.paidFen), unit: `元 · ${sums.here.payments} 笔` },
        { label: '微信账单退款', value: yuanText(sums.bill.refundedFen), unit: `元 · ${sums.bill.refunds} 笔` },
        { label: '本系统退款', value: yuanText(sums.here.refundedFen), unit: `元 · ${sums.here.refunds} 笔` },
        { label: '手续费', value: yuanText(sums.bill.feeFen), unit: '元' },
        { label: '未办结差异', value: differing, unit: '笔', accent: differing > 0 },
      ]}
    />
  );
}
