import type { Permission } from '@xianfeng/shared-types';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '@/shared/address';
import { useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { CashTable } from './cash-table';
import { ExceptionsTable } from './exceptions-table';
import { OrdersTable } from './orders-table';
import { ReceiptCheck } from './receipt-check';
import { RefundsTable } from './refunds-table';

const KEYS = ['view', 'status', 'kind', 'number', 'order', 'id'] as const;
export type Choose = (change: Partial<Record<(typeof KEYS)[number], string | null>>) => void;

/** Money that came in and went back, and what only a person can decide. */
export default function PaymentsPage() {
  const can = useCan();
  const { orgId, orgName } = useScope();
  const [{ view, status, kind, number, order, id = null }, choose] = useAddress(KEYS);
  const views: { key: string; label: string; needs: Permission; children: ReactNode }[] = [
    { key: 'orders', label: '订单', needs: 'dues:collect', children: <OrdersTable orgId={orgId} status={status} number={number} shown={order ?? null} choose={choose} /> },
    { key: 'refunds', label: '退款', needs: 'dues:collect', children: <RefundsTable orgId={orgId} status={status} shown={id} choose={choose} /> },
    { key: 'cash', label: '现金', needs: 'dues:confirm-cash', children: <CashTable orgId={orgId} status={status} choose={choose} /> },
    { key: 'exceptions', label: '待人工处理', needs: 'dues:finance', children: <ExceptionsTable status={status ?? 'open'} kind={kind} shown={id} choose={choose} /> },
    { key: 'receipts', label: '党费证查验', needs: 'dues:collect', children: <ReceiptCheck /> },
  ];
  const shown = views.filter(({ needs }) => can(needs));
  return (
    <ConsolePage title="收款与退款" hint={`${orgName}及下级组织。退款和现金都由两个人办理：一人提出，另一人确认。`}>
      <Tabs
        activeKey={shown.some(({ key }) => key === view) ? view : shown[0]?.key} destroyOnHidden items={shown}
        onChange={(next) => choose({ view: next, status: null, kind: null, number: null, order: null, id: null })}
      />
    </ConsolePage>
  );
}
