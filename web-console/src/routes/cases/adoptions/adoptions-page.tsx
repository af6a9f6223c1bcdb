import { ADOPTION_STATUS_CODES, ADOPTION_STATUSES, adoptionsApi, type AdoptionLine, type AdoptionScope, type AdoptionStatus, type Id } from '@xianfeng/shared-types';
import { ADOPTION_TONES, effectText } from '@xianfeng/client-core';
import { Flex, Segmented, Select, type TableProps } from 'antd';
import { useAddress } from '@/shared/address';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { useCan } from '@/shared/session';
import { ConsolePage, PagedTable, ToneTag } from '@/shared/ui';
import { CaseLink } from '../parts/case-link';
import { AdoptionDrawer } from './adoption-drawer';

const SCOPES: Record<AdoptionScope, string> = { reach: '所辖组织', mine: '本支部' };

/** Where cases are taken up, and what came of it. */
export default function AdoptionsPage() {
  const can = useCan();
  const [chosen, choose] = useAddress(['scope', 'status', 'id']);
  const scopes: AdoptionScope[] = can('case:confirm-adoption') ? ['reach', 'mine'] : ['mine'];
  const scope = scopes.find((one) => one === chosen.scope) ?? scopes[0];
  const status = ADOPTION_STATUS_CODES.find((one) => one === chosen.status);
  const pages = usePages(adoptionsApi.list, { query: { scope, status, limit: 20 } });
  return (
    <ConsolePage
      title="借鉴"
      hint="支部填报的成效经他人确认后才计入；未见成效的如实记录。"
      badge={scopes.length > 1 && <Segmented<AdoptionScope> aria-label="范围" value={scope} options={scopes.map((value) => ({ value, label: SCOPES[value] }))} onChange={(next) => choose({ scope: next })} />}
    >
      <Flex style={{ marginBottom: 12 }}>
        <Select<AdoptionStatus>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          value={status}
          style={{ width: 180 }}
          options={ADOPTION_STATUS_CODES.map((value) => ({ value, label: ADOPTION_STATUSES[value] }))}
          onChange={(next) => choose({ status: next })}
        />
      </Flex>
      <PagedTable<AdoptionLine> pages={pages} rowKey="id" columns={columnsOf((id) => choose({ id }))} scroll={{ x: 1160 }} empty={status ? '没有这种状态的借鉴' : '还没有借鉴记录，可在案例的阅读页发起'} />
      <AdoptionDrawer id={chosen.id ?? null} onClose={() => choose({ id: null })} />
    </ConsolePage>
  );
}

const columnsOf = (open: (id: Id) => void): TableProps<AdoptionLine>['columns'] => [
  { title: '案例', width: 280, render: (_, { id, caseTitle }) => <CaseLink title={caseTitle} onOpen={() => open(id)} /> },
  { title: '案例所在组织', dataIndex: 'caseOrgName', width: 160, ellipsis: true },
  { title: '借鉴支部', dataIndex: 'orgName', width: 160, ellipsis: true },
  { title: '状态', width: 110, render: (_, { status, statusName }) => <ToneTag tone={ADOPTION_TONES[status]} text={statusName} /> },
  { title: '计划日期', width: 130, render: (_, { planOn }) => dateText(planOn) },
  {
    title: '下次填报',
    width: 170,
    render: (_, { dueOn, overdue }) => (
      <>
        {dueOn ? dateText(dueOn) : '—'} {overdue && <ToneTag tone="red" text="逾期" />}
      </>
    ),
  },
  { title: '成效', ellipsis: true, render: (_, { effects }) => <span title={effects.map(effectText).join('；')}>{effects.map(effectText).join('；') || '—'}</span> },
];
