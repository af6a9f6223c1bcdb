import { entryState, occurredText } from '@xianfeng/client-core';
import { POINT_SOURCE_LABELS, pointsApi, type Id, type IsoMonth, type LedgerPage as Ledger, type PointEntry, type PointSource } from '@xianfeng/shared-types';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Select, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { useApi, usePages } from '@/shared/api';
import { scoreText, signedScore } from '@/shared/format';
import { MemberField, useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage, Figures, MonthSwitch, monthsBack, PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { AwardDialog } from './award-dialog';
import { EntryDrawer } from './entry-drawer';

const MONTHS = 24;
const PAGE = 50;
const SOURCES = Object.entries(POINT_SOURCE_LABELS).map(([value, label]) => ({ value: value as PointSource, label }));

interface Filter {
  month?: IsoMonth;
  ruleCode?: string;
  source?: PointSource;
  memberId?: Id;
}

/** The ledger of the chosen organisation with all below it, month by month. */
export default function LedgerPage() {
  const { orgId, orgName } = useScope();
  const can = useCan();
  const [choice, change] = useAddress(['month', 'ruleCode', 'source', 'memberId']);
  const filter = choice as Filter;
  const [shown, setShown] = useState<Id | null>(null);
  const [awarding, setAwarding] = useState(false);
  const ledger = usePages(pointsApi.ledger, { query: { orgId, ...filter, limit: PAGE } });
  const data = ledger.query.data;
  return (
    <ConsolePage
      title="积分台账"
      hint={`${orgName}及下级组织的每一笔积分。台账只增不改：有误的记录以冲销更正。`}
      actions={
        can('point:award') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAwarding(true)}>
            登记积分
          </Button>
        )
      }
    >
      <LedgerFilter ledger={data} filter={filter} onChange={change} />
      <Figures
        label="本月合计"
        figures={[
          { label: '当月积分合计', value: data && scoreText(data.totalCenti), unit: '分' },
          { label: '记录', value: data?.entries, unit: '笔' },
          { label: '涉及党员', value: data?.members, unit: '人' },
        ]}
      />
      <PagedTable<PointEntry>
        pages={ledger}
        rowKey="id"
        empty="这个月没有符合条件的积分记录"
        columns={columnsOf(setShown)}
        scroll={{ x: 1080 }}
        onRow={({ id }) => ({ onClick: () => setShown(id), style: { cursor: 'pointer' } })}
      />
      <EntryDrawer id={shown} onShow={setShown} onClose={() => setShown(null)} />
      <AwardDialog open={awarding} onClose={() => setAwarding(false)} />
    </ConsolePage>
  );
}

function LedgerFilter({ ledger, filter, onChange }: { ledger: Ledger | undefined; filter: Filter; onChange: (change: { [K in keyof Filter]: Filter[K] | null }) => void }) {
  const { orgId } = useScope();
  const can = useCan();
  const month = filter.month ?? ledger?.month;
  const rules = useApi(pointsApi.rules, { query: { month } }, { enabled: month !== undefined, keep: true });
  return (
    <Flex gap={8} wrap align="center" role="search" aria-label="筛选台账" style={{ marginBottom: 12 }}>
      {/* Its place is kept: nothing moves aside when the months are known. */}
      <div style={{ minWidth: 186, minHeight: 32 }}>
        {ledger && month && <MonthSwitch month={month} months={monthsBack(ledger.openMonth, MONTHS)} onChange={(next) => onChange({ month: next })} />}
      </div>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="规则"
        placeholder="全部规则"
        style={{ width: 220 }}
        value={filter.ruleCode}
        options={rules.data?.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(ruleCode) => onChange({ ruleCode: ruleCode ?? null })}
      />
      <Select allowClear aria-label="来源" placeholder="全部来源" style={{ width: 130 }} value={filter.source} options={SOURCES} onChange={(source) => onChange({ source: source ?? null })} />
      {can('member:read') && <MemberField orgId={orgId} width={200} placeholder="全部党员" value={filter.memberId} onChange={(memberId) => onChange({ memberId: memberId ?? null })} />}
    </Flex>
  );
}

const columnsOf = (show: (id: Id) => void): TableProps<PointEntry>['columns'] => [
  {
    title: '事由',
    ellipsis: true,
    render: (_, entry) => {
      const state = entryState(entry);
      return (
        <Flex gap={8} align="center">
          <RowLink text={entry.subject} onClick={() => show(entry.id)} />
          {state && <ToneTag {...state} />}
        </Flex>
      );
    },
  },
  { title: '规则', width: 180, ellipsis: true, render: (_, { rule }) => rule.title },
  { title: '党员', width: 100, ellipsis: true, render: (_, { member }) => member?.name ?? <Typography.Text type="secondary">支部集体</Typography.Text> },
  { title: '组织', width: 200, ellipsis: true, render: (_, { org }) => org.name },
  { title: '时间', width: 210, ellipsis: true, render: (_, entry) => occurredText(entry) },
  { title: '来源', width: 150, ellipsis: true, render: (_, { source, enteredBy }) => `${POINT_SOURCE_LABELS[source]}${enteredBy ? ` · ${enteredBy}` : ''}` },
  { title: '分值', width: 80, align: 'right', fixed: 'right', render: (_, { deltaCenti }) => signedScore(deltaCenti) },
];
