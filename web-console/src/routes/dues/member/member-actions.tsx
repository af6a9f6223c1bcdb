import type { MemberDues } from '@xianfeng/shared-types';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { CashDialog } from '../collection/cash-dialog';
import { FixDialog } from '../fixing/fix-dialog';
import { ConsentDialog } from './consent-dialog';
import { PermitDialog } from './permit-dialog';
import { ReliefDialog } from './relief-dialog';

type Act = 'cash' | 'fix' | 'relief' | 'payer' | 'permit';

/** What the officer may do for the member, the most frequent as a button. */
export function MemberActions({ data: { member, org, allowedActions } }: { data: MemberDues }) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const may = (action: MemberDues['allowedActions'][number]) => allowedActions.includes(action);
  const more = [
    ...(may('enter_relief') ? [{ key: 'relief', label: '登记少交、免交申请' }] : []),
    ...(may('name_payer') ? [{ key: 'payer', label: '指定代交人' }] : []),
    ...(may('permit') ? [{ key: 'permit', label: '允许一次多交几个月' }] : []),
  ];
  return (
    <>
      {may('fix') && <Button onClick={() => setAct('fix')}>核定</Button>}
      {more.length > 0 && <Dropdown menu={{ items: more, onClick: ({ key }) => setAct(key as Act) }} trigger={['click']}><Button>更多</Button></Dropdown>}
      {may('enter_cash') && <Button type="primary" onClick={() => setAct('cash')}>登记现金</Button>}
      <CashDialog memberId={act === 'cash' ? member.id : null} onClose={close} />
      <FixDialog member={act === 'fix' ? member : null} orgId={org.id} onClose={close} />
      <ReliefDialog open={act === 'relief'} member={member} onClose={close} />
      <ConsentDialog open={act === 'payer'} member={member} onClose={close} />
      <PermitDialog open={act === 'permit'} member={member} onClose={close} />
    </>
  );
}
