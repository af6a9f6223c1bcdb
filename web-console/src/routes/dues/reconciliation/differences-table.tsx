import { DIFFERENCE_KIND_LABELS, DIFFERENCE_STATUS_LABELS, reconciliationApi, type DifferenceKind, type DifferenceLine, type DifferenceStatus, type IsoDate, type IsoMonth } from '@xianfeng/shared-types';
import { Flex, Select, Tag, type TableProps } from 'antd';
import { useState } from 'react';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { optionsOf, PagedTable, RowLink, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import { DifferenceDrawer } from './difference-drawer';
import { DIFFERENCE_TONES } from './recon-words';

interface Props {
  month: IsoMonth;
  day?: IsoDate;
  status?: string;
  onFilter: (change: { day?: IsoDate | null; status?: string | null }) => void;
}

/** What the bill and the system don't agree on, open ones first, each with who looks into it. */
export function DifferencesTable({ month, day, status, onFilter }: Props) {
  const [kind, setKind] = useState<DifferenceKind>();
  const [shown, setShown] = useState<string | null>(null);
  const pages = usePages(reconciliationApi.differences, { query: { ...(day ? { day } : { month }), status: status as DifferenceStatus, kind, limit: 50 } });
  const columns: TableProps<DifferenceLine>['columns'] = [
    { title: '差异', width: 200, ellipsis: true, render: (_, line) => <RowLink text={DIFFERENCE_KIND_LABELS[line.kind]} onClick={() => setShown(line.id)} /> },
    { title: '日期', width: 130, render: (_, line) => dateText(line.day) },
    { title: '单号', width: 270, ellipsis: true, dataIndex: 'number' },
    moneyColumn('微信账单', ({ billFen }) => billFen, 140), moneyColumn('本系统', ({ hereFen }) => hereFen, 140),
    { title: '支部', width: 180, ellipsis: true, render: (_, { org }) => org?.name ?? '—' },
    { title: '核查人', width: 96, ellipsis: true, render: (_, { owner }) => owner?.name ?? '未认领' },
    { title: '状态', width: 92, fixed: 'right', render: (_, line) => <ToneTag tone={DIFFERENCE_TONES[line.status]} text={DIFFERENCE_STATUS_LABELS[line.status]} /> },
  ];
  return (
    <>
      <Flex gap={8} wrap align="center" role="search" aria-label="筛选差异" style={{ marginBottom: 12 }}>
        <Select allowClear aria-label="状态" placeholder="全部状态" style={{ width: 120 }} value={status} options={optionsOf(DIFFERENCE_STATUS_LABELS)} onChange={(next) => onFilter({ status: next ?? null })} />
        <Select allowClear aria-label="类型" placeholder="全部类型" style={{ width: 220 }} value={kind} options={optionsOf(DIFFERENCE_KIND_LABELS)} onChange={setKind} />
        {day && <Tag closable onClose={() => onFilter({ day: null })}>{dateText(day)}</Tag>}
      </Flex>
      <PagedTable<DifferenceLine> pages={pages} rowKey="id" size="small" empty="没有差异" columns={columns} scroll={{ x: 1220 }} onRow={({ id }) => ({ onClick: () => setShown(id), style: { cursor: 'pointer' } })} />
      <DifferenceDrawer id={shown} onClose={() => setShown(null)} />
    </>
  );
}
