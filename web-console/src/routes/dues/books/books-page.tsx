import type { IsoMonth, Permission } from '@xianfeng/shared-types';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '@/shared/address';
import { thisMonth } from '@/shared/format';
import { useOrgName, useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { CollectionSheetPart } from './collection-sheet';
import { DepositsPart } from './deposits';
import { EntriesPart } from './entries';
import { LedgerPart } from './ledger';
import { OverviewPart } from './overview';
import { SummaryPart } from './summary';

export interface SheetProps {
  orgId: string;
  month: IsoMonth;
  onMonth: (month: IsoMonth) => void;
}

/** The books of dues: balances from the committee down to the branch, and every line behind them. */
export default function BooksPage() {
  const scope = useScope();
  const can = useCan();
  const [{ view, org = scope.orgId, month = thisMonth() }, choose] = useAddress(['view', 'org', 'month']);
  const name = useOrgName(org);
  const sheet: SheetProps = { orgId: org, month, onMonth: (next) => choose({ month: next }) };
  const views: { key: string; label: string; needs: Permission; children: ReactNode }[] = [
    { key: 'overview', label: '总览', needs: 'dues:report', children: <OverviewPart {...sheet} onOpen={(next) => choose({ org: next })} /> },
    { key: 'ledger', label: '明细账', needs: 'dues:report', children: <LedgerPart {...sheet} /> },
    { key: 'summary', label: '收支汇总表', needs: 'dues:report', children: <SummaryPart {...sheet} /> },
    { key: 'collection', label: '收缴明细表', needs: 'dues:collect', children: <CollectionSheetPart {...sheet} /> },
    { key: 'deposits', label: '现金存行', needs: 'dues:report', children: <DepositsPart orgId={org} /> },
    { key: 'entries', label: '利息与期初', needs: 'dues:report', children: <EntriesPart orgId={org} orgName={name ?? undefined} /> },
  ];
  const shown = views.filter(({ needs }) => can(needs));
  return (
    <ConsolePage title="党费账目" hint={`${name ?? ''}。复式记账，收入、支出、结余时时相符；账只增不改，更正以冲销入账。`}>
      <Tabs activeKey={shown.some(({ key }) => key === view) ? view : shown[0]?.key} destroyOnHidden items={shown} onChange={(next) => choose({ view: next })} />
    </ConsolePage>
  );
}
