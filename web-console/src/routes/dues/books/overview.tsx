import { yuanText } from '@xianfeng/client-core';
import { booksApi, type BooksFigures, type BooksOrgLine, type BooksOverview, type Id } from '@xianfeng/shared-types';
import { Alert, Breadcrumb, Empty, Flex, Skeleton, Table, theme, Typography } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { monthText, thisMonth } from '@/shared/format';
import { useCan } from '@/shared/session';
import { Chart, Figures, MonthSwitch, monthsBack, QueryView, RowLink, Section, ToneTag } from '@/shared/ui';
import { Money, moneyColumn } from '../parts/money';
import { booksOption } from './books-chart';
import type { SheetProps } from './books-page';
import '../collection/collection.css';

const MONTHS = 24;

/** Balances of a month, the organisation with all below it, and the way down. */
export function OverviewPart({ orgId, month, onMonth, onOpen }: SheetProps & { onOpen: (orgId: Id) => void }) {
  const query = useApi(booksApi.overview, { query: { orgId, month } }, { keep: true });
  return (
    <Flex vertical gap={16}>
      <Flex gap={12} align="center">
        <MonthSwitch month={month} months={monthsBack(thisMonth(), MONTHS)} onChange={onMonth} />
        {query.data?.closedUpTo && <ToneTag tone="green" text={`已结账至${monthText(query.data.closedUpTo)}`} />}
      </Flex>
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>{(data) => <Content data={data} onOpen={onOpen} />}</QueryView>
    </Flex>
  );
}

function Content({ data, onOpen }: { data: BooksOverview; onOpen: (orgId: Id) => void }) {
  const { org, above, total, own, mergedInto, absorbed, money, children, months, unpublished } = data;
  const { token } = theme.useToken();
  const remits = useCan()('dues:collect');
  const option = useMemo(() => booksOption(months, token), [months, token]);
  return (
    <>
      {above.length > 0 && <Breadcrumb items={[...above.map(({ id, name }) => ({ title: <RowLink text={name} onClick={() => onOpen(id)} /> })), { title: org.name }]} />}
      <Totals figures={total} />
      {mergedInto && (
        <Alert
          type="info" showIcon title={<>{`${org.name}已并入`}<RowLink text={mergedInto.name} onClick={() => onOpen(mergedInto.id)} />，结余已结转；账簿保留备查。</>}
          action={<Link to={`/dues/publications?org=${org.id}`}>公示</Link>}
        />
      )}
      {absorbed.length > 0 && (
        <Alert
          type="info" showIcon title={<Flex gap="4px 12px" wrap><span>已并入的组织，账簿保留备查：</span>{absorbed.map(({ id, name }) => <RowLink key={id} text={name} onClick={() => onOpen(id)} />)}</Flex>}
        />
      )}
      {unpublished.orgs.length > 0 && (
        <Alert
          type="warning" showIcon title={`${unpublished.orgs.length + unpublished.more} 个支部还没有公示 ${unpublished.year} 年的党费收支（每年至少一次）`}
          action={<Link to={`/dues/publications?year=${unpublished.year}`}>去公示</Link>}
        />
      )}
      <div className="collection-charts">
        <Section title="十二个月收支（元）" size="small">
          <Chart option={option} height={280} label={`各月收支：${months.map((m) => `${monthText(m.month)}党员交纳 ${yuanText(m.duesFen)}、上缴 ${yuanText(m.remittedOutFen)}、使用 ${yuanText(m.usedFen)}、结余 ${yuanText(m.closingFen)} 元`).join('；')}`} />
        </Section>
        <Section title={`${org.name}本级账`} size="small">
          {own ? (
            <>
              <Table<BooksOverview['money'][number]> size="small" rowKey="account" dataSource={money} pagination={false} columns={[{ title: '资金存放', dataIndex: 'name' }, moneyColumn('余额', ({ fen }) => fen, 160)]} />
              <Flex justify="space-between" style={{ padding: '12px 8px 0' }}><span>本级结余（元）</span><Money fen={own.closingFen} strong /></Flex>
              {remits && own.closingFen > 0 && <div style={{ padding: '8px 8px 0', textAlign: 'right' }}><Link to={`/dues/remittances?view=new&org=${org.id}`}>办理上缴</Link></div>}
            </>
          ) : (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本级还没有账目" />
          )}
        </Section>
      </div>
      <Section title="各组织" size="small">
        <Table<BooksOrgLine>
          size="small" rowKey={(line) => line.org.id} dataSource={children} scroll={{ x: 1080 }} pagination={children.length > 50 ? { pageSize: 50, showSizeChanger: false, size: 'small' } : false}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有下级组织" /> }}
          columns={[
            { title: '组织', ellipsis: true, render: (_, line) => <RowLink text={line.org.name} onClick={() => onOpen(line.org.id)} /> },
            moneyColumn('期初', (line) => line.openingFen), moneyColumn('党员交纳', (line) => line.duesFen, 124), moneyColumn('下级上缴', (line) => line.remittedInFen, 124),
            moneyColumn('使用', (line) => line.usedFen), moneyColumn('上缴', (line) => line.remittedOutFen), moneyColumn('手续费', (line) => line.feesFen, 112), moneyColumn('结余', (line) => line.closingFen, 124),
          ]}
        />
      </Section>
      <Typography.Text type="secondary">含下级组织的合计；下级上缴与上缴在同一范围内相抵，结余不受影响。</Typography.Text>
    </>
  );
}

export function Totals({ figures }: { figures: BooksFigures }) {
  const { openingFen, inFen, duesFen, remittedInFen, interestFen, carriedFen, mergedInFen, outFen, usedFen, remittedOutFen, mergedOutFen, closingFen, heldForOthersFen } = figures;
  const yuan = (label: string, fen: number, accent?: boolean) => ({ label, value: yuanText(fen), unit: '元', accent });
  const some = (label: string, fen: number) => (fen === 0 ? [] : [yuan(label, fen)]);
  return (
    <Figures
      label="收支合计"
      figures={[
        yuan('期初结余', openingFen), yuan('收入合计', inFen), yuan('其中党员交纳', duesFen), yuan('下级上缴', remittedInFen), ...some('利息', interestFen), ...some('期初结转', carriedFen),
        ...some('并入转来', mergedInFen), yuan('支出合计', outFen), yuan('其中使用', usedFen), yuan('上缴', remittedOutFen), ...some('并入转出', mergedOutFen),
        yuan('期末结余', closingFen, closingFen < 0), ...some('代收代管', heldForOthersFen),
      ]}
    />
  );
}
