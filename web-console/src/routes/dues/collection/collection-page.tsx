import { rateText, yuanText } from '@xianfeng/client-core';
import { duesApi, type IsoMonth, type OrgDues } from '@xianfeng/shared-types';
import { Breadcrumb, Flex, Skeleton } from 'antd';
import { useAddress } from '@/shared/address';
import { usePages } from '@/shared/api';
import { monthText, thisMonth } from '@/shared/format';
import { useScope } from '@/shared/org';
import { ConsolePage, Figures, MonthSwitch, monthsBack, QueryView } from '@/shared/ui';
import { BranchPart } from './branch-part';
import { MakeBillsButton } from './make-bills-button';
import { OrgsPart } from './orgs-part';

const MONTHS = 24;

/** What is owed and paid: from the committee down to the branch, and from there to each member. */
export default function CollectionPage() {
  const scope = useScope();
  const [{ org = scope.orgId, month = thisMonth(), show }, choose] = useAddress(['org', 'month', 'show']);
  const pages = usePages(duesApi.overview, { params: { orgId: org }, query: { month, limit: 100 } });
  const open = (orgId: string) => choose({ org: orgId, show: null });
  return (
    <ConsolePage
      title="收缴情况"
      hint={pages.query.data && `${pages.query.data.org.name} · ${monthText(month)}`}
      actions={
        <>
          <MonthSwitch month={month} months={monthsBack(thisMonth(), MONTHS)} onChange={(next: IsoMonth) => choose({ month: next })} />
          {pages.query.data?.allowedActions.includes('make_bills') && <MakeBillsButton org={pages.query.data.org} month={month} />}
        </>
      }
    >
      <QueryView query={pages.query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {(data) => (
          <Flex vertical gap={16}>
            <Above path={data.path} onOpen={open} />
            <Sums data={data} />
            {data.items.length > 0 ? <OrgsPart pages={pages} trend={data.trend} onOpen={open} /> : <BranchPart orgId={org} month={month} show={show} onShow={(next) => choose({ show: next })} />}
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

/** The way back up. */
function Above({ path, onOpen }: { path: OrgDues['path']; onOpen: (id: string) => void }) {
  if (path.length < 2) return null;
  const last = path.length - 1;
  return <Breadcrumb items={path.map(({ id, name }, index) => ({ title: index === last ? name : <a href={`?org=${id}`} onClick={(event) => { event.preventDefault(); onOpen(id); }}>{name}</a> }))} />;
}

function Sums({ data: { sums, month } }: { data: OrgDues }) {
  return (
    <Figures
      label={`${monthText(month)}合计`}
      figures={[
        { label: '应交', value: yuanText(sums.dueFen), unit: `元 · ${sums.members} 人` },
        { label: '已交', value: yuanText(sums.paidFen), unit: `元 · ${sums.paidMembers} 人` },
        { label: '待交', value: yuanText(sums.owedFen), unit: '元' },
        { label: '其中逾期', value: yuanText(sums.overdueFen), unit: `元 · ${sums.overdueMembers} 人`, accent: sums.overdueFen > 0 },
        { label: '免交', value: sums.exemptMembers, unit: '人' },
        { label: '收缴率', value: rateText(sums.rate) },
      ]}
    />
  );
}
