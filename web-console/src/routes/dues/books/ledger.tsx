import { booksApi, DUES_ACCOUNTS, type DuesAccount, type IsoDate, type LedgerLine } from '@xianfeng/shared-types';
import { yuanText } from '@xianfeng/client-core';
import { Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { usePages } from '@/shared/api';
import { dateText, today } from '@/shared/format';
import { DateField, Figures, PagedTable, ToneTag } from '@/shared/ui';
import { moneyColumn } from '../parts/money';
import type { SheetProps } from './books-page';
import { ExportButton } from './export-button';

const ACCOUNTS = Object.entries(DUES_ACCOUNTS).map(([value, { name }]) => ({ value: value as DuesAccount, label: name }));

/** 党费明细账: one organisation's own lines of a period, between opening and closing balance. */
export function LedgerPart({ orgId, month }: SheetProps) {
  const [from, setFrom] = useState<IsoDate>(`${month.slice(0, 4)}-01-01`);
  const [to, setTo] = useState<IsoDate>(today());
  const [account, setAccount] = useState<DuesAccount>();
  const pages = usePages(booksApi.ledger, { query: { orgId, from, to, account, limit: 100 } });
  const data = pages.query.data;
  return (
    <>
      <Flex gap={8} wrap align="center" role="search" aria-label="明细账的期间" style={{ marginBottom: 12 }}>
        <div style={{ width: 150 }}><DateField value={from} onChange={(day) => day && setFrom(day)} notAfter={to} /></div>
        <span>至</span>
        <div style={{ width: 150 }}><DateField value={to} onChange={(day) => day && setTo(day)} notBefore={from} /></div>
        <Select allowClear aria-label="科目" placeholder="全部资金科目" style={{ width: 220 }} value={account} options={ACCOUNTS} onChange={setAccount} />
        <div style={{ flex: 1 }} />
        <ExportButton sheet="ledger" orgId={orgId} from={from} to={to} account={account} />
      </Flex>
      <Figures
        label="期间合计"
        figures={[
          { label: '期初余额', value: data && yuanText(data.openingFen), unit: '元' }, { label: '收入', value: data && yuanText(data.inFen), unit: '元' },
          { label: '支出', value: data && yuanText(data.outFen), unit: '元' }, { label: '期末余额', value: data && yuanText(data.closingFen), unit: '元', accent: data && data.closingFen < 0 },
        ]}
      />
      <PagedTable<LedgerLine>
        pages={pages} size="small" rowKey="id" empty="这段时间本级没有账目；各支部的明细账请在页面顶部切换组织查看" scroll={{ x: 1110 }}
        columns={[
          { title: '日期', width: 124, render: (_, { day }) => dateText(day) },
          {
            title: '摘要', ellipsis: true,
            render: (_, { memo, day, occurredOn }) => <span title={memo}>{memo} {occurredOn !== day && <Typography.Text type="secondary">{`（${dateText(occurredOn)}发生）`}</Typography.Text>}</span>,
          },
          { title: '类别', width: 130, render: (_, { kindName }) => <ToneTag tone="grey" text={kindName} /> },
          { title: '科目', width: 140, ellipsis: true, dataIndex: 'accountName' },
          { title: '对方科目', width: 150, ellipsis: true, dataIndex: 'against' },
          moneyColumn('收入', ({ inFen }) => inFen || null, 124), moneyColumn('支出', ({ outFen }) => outFen || null, 124), moneyColumn('余额', ({ balanceFen }) => balanceFen, 132),
        ]}
      />
    </>
  );
}
