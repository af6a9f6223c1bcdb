import type { Tone } from '@xianfeng/client-core';
import { DUES_USE_STATUS_LABELS, duesUsesApi, type DuesUseLine, type DuesUseStatus } from '@xianfeng/shared-types';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { usePages } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage, PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { StatusFilter } from '../parts/status-filter';
import { UseDialog } from './use-dialog';
import { UseDrawer } from './use-drawer';

export const USE_TONES: Record<DuesUseStatus, Tone> = { requested: 'gold', paid: 'green', rejected: 'grey', withdrawn: 'grey' };

/** 党费使用: for the five permitted classes alone, each with the decision that it rests on. */
export default function UsesPage() {
  const { orgId, orgName } = useScope();
  const can = useCan();
  const [{ status, id = null }, choose] = useAddress(['status', 'id']);
  const [asking, setAsking] = useState(false);
  const pages = usePages(duesUsesApi.list, { query: { orgId, status: status as DuesUseStatus, limit: 50 } });
  return (
    <ConsolePage
      title="党费使用" hint={`${orgName}及下级组织。党费只用于规定的五类支出，须经集体讨论决定，不能个人说了算。`}
      actions={can('dues:collect') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>申请使用</Button>}
    >
      <StatusFilter labels={DUES_USE_STATUS_LABELS} value={status} onChange={(next) => choose({ status: next })} />
      <PagedTable<DuesUseLine>
        pages={pages} size="small" rowKey="id" empty="没有使用记录" scroll={{ x: 1100 }} onRow={(line) => ({ onClick: () => choose({ id: line.id }), style: { cursor: 'pointer' } })}
        columns={[
          { title: '用途', ellipsis: true, render: (_, line) => <RowLink text={line.purpose} onClick={() => choose({ id: line.id })} /> },
          { title: '类别', width: 200, ellipsis: true, dataIndex: 'className' }, { title: '组织', width: 200, ellipsis: true, render: (_, { org }) => org.name }, moneyColumn('金额', ({ amountFen }) => amountFen, 130),
          { title: '集体决定', width: 130, render: (_, { decidedOn }) => dateText(decidedOn) }, { title: '申请', width: 230, ellipsis: true, render: (_, { requestedBy, requestedAt }) => `${requestedBy} · ${dateTimeText(requestedAt)}` },
          { title: '状态', width: 130, fixed: 'right', render: (_, line) => <ToneTag tone={USE_TONES[line.status]} text={DUES_USE_STATUS_LABELS[line.status]} /> },
        ]}
      />
      <UseDialog open={asking} orgId={orgId} onClose={() => setAsking(false)} />
      <UseDrawer id={id} onClose={() => choose({ id: null })} />
    </ConsolePage>
  );
}
