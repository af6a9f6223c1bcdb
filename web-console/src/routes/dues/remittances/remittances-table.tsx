import { REMITTANCE_STATUS_LABELS, remittancesApi, type Id, type RemittanceLine, type RemittanceStatus } from '@xianfeng/shared-types';
import { usePages } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { StatusFilter } from '../parts/status-filter';
import { RemittanceDrawer } from './remittance-drawer';
import { periodText, REMITTANCE_KINDS, REMITTANCE_TONES } from './remittance-words';

interface Props {
  orgId: Id;
  status?: string;
  shown: Id | null;
  choose: (change: { status?: string | null; id?: Id | null }) => void;
}

export function RemittancesTable({ orgId, status, shown, choose }: Props) {
  const pages = usePages(remittancesApi.list, { query: { orgId, status: status as RemittanceStatus, limit: 50 } });
  return (
    <>
      <StatusFilter labels={REMITTANCE_STATUS_LABELS} value={status} onChange={(next) => choose({ status: next })} />
      <PagedTable<RemittanceLine>
        pages={pages} size="small" rowKey="id" empty="没有上缴记录" scroll={{ x: 1100 }} onRow={({ id }) => ({ onClick: () => choose({ id }), style: { cursor: 'pointer' } })}
        columns={[
          { title: '上缴组织', ellipsis: true, render: (_, line) => <RowLink text={line.from.name} onClick={() => choose({ id: line.id })} /> },
          { title: '上缴给', ellipsis: true, dataIndex: 'toName' }, { title: '期间', width: 200, render: (_, line) => periodText(line) },
          { title: '类别', width: 150, render: (_, { kind }) => REMITTANCE_KINDS[kind] }, moneyColumn('金额', ({ amountFen }) => amountFen, 130),
          { title: '期限', width: 130, render: (_, { dueOn }) => (dueOn ? dateText(dueOn) : '—') }, { title: '登记时间', width: 165, render: (_, { createdAt }) => dateTimeText(createdAt) },
          { title: '状态', width: 160, fixed: 'right', render: (_, line) => <ToneTag tone={REMITTANCE_TONES[line.status]} text={REMITTANCE_STATUS_LABELS[line.status]} /> },
        ]}
      />
      <RemittanceDrawer id={shown} onClose={() => choose({ id: null })} />
    </>
  );
}
