import { useRouter } from '@tarojs/taro';
import { moneyText, ORDER_TONES, monthsText } from '@xianfeng/client-core';
import { PAYMENT_ORDER_STATUS_LABELS, type Id, type MemberDues } from '@xianfeng/shared-types';
import { useState } from 'react';
import { ConsentCard } from '@/features/dues/components/consent-card';
import { ExplanationLines } from '@/features/dues/components/explanation-lines';
import { ReliefRow } from '@/features/dues/components/relief-row';
import { YearGrid } from '@/features/dues/components/year-grid';
import { loadMemberDues, loadMemberOrders } from '@/features/dues/desk-api';
import { dateTimeText } from '@/shared/format';
import { useLoad, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Button, Card, ListRow, Loaded, LoadedPage, SectionTitle, Sheet, StatRow, Tag } from '@/shared/ui';
import { CashSheet } from './cash-sheet';

/** One member's dues as the branch's officers see them. */
export default function MemberDuesPage() {
  const { id = '' } = useRouter().params;
  const state = useLoad(() => loadMemberDues(id), [id]);
  const [open, setOpen] = useState<'explanation' | 'cash' | null>(null);
  useReloadOnShow(state);
  const may = (action: MemberDues['allowedActions'][number]) => state.data?.allowedActions.includes(action) ?? false;
  return (
    <LoadedPage state={state} skeleton="cards" footer={may('enter_cash') && <Button block kind="primary" icon="yuan" onClick={() => setOpen('cash')}>登记现金</Button>}>
      {(dues) => (
        <>
          <Card flush>
            <ListRow icon="person" title={dues.member.name} note={dues.org.name} value={dues.member.probationary ? <Tag>预备党员</Tag> : undefined} />
            {dues.explanation && <ListRow icon="info" title="算法说明" note="查看会留下记录" value={`每月 ${moneyText(dues.explanation.dueFen)}`} onClick={() => setOpen('explanation')} />}
          </Card>
          <Card>
            <StatRow stats={[{ label: '尚未交纳', value: moneyText(dues.owedFen), accent: dues.owedFen > 0 }]} />
            <YearGrid year={yearOf(dues)} bills={dues.bills} />
          </Card>
          {dues.reliefs.length > 0 && <SectionTitle title="少交免交" />}
          {dues.reliefs.length > 0 && <Card flush>{dues.reliefs.map((relief) => <ReliefRow key={relief.id} relief={relief} onClick={() => go('duesDesk', { tab: 'reliefs' })} />)}</Card>}
          {dues.consents.length > 0 && <SectionTitle title="代交" />}
          {dues.consents.map((consent) => <ConsentCard key={consent.id} consent={consent} onChanged={() => void state.reload()} />)}
          {may('enter_cash') && <Orders memberId={id} />}
          <Sheet open={open === 'explanation'} title="算法说明" onClose={() => setOpen(null)}>{dues.explanation && <ExplanationLines explanation={dues.explanation} />}</Sheet>
          {open === 'cash' && <CashSheet dues={dues} onDone={() => { setOpen(null); void state.reload(); }} onClose={() => setOpen(null)} />}
        </>
      )}
    </LoadedPage>
  );
}

const yearOf = ({ bills }: MemberDues): number => Number((bills[0]?.month ?? new Date().toISOString()).slice(0, 4));

/** Payments of the member, from where a refund is asked for. */
function Orders({ memberId }: { memberId: Id }) {
  const state = useLoad(() => loadMemberOrders(memberId), [memberId]);
  return (
    <>
      <SectionTitle title="微信交费" />
      <Loaded state={state}>
        {({ items }) => (
          <Card flush>
            {items.length === 0 && <ListRow title="还没有微信交费" />}
            {items.map(({ id, months, amountFen, status, createdAt, paidAt }) => (
              <ListRow
                key={id}
                title={`${months.length > 0 ? monthsText(months) : '自愿多交'} ${moneyText(amountFen)}`}
                note={dateTimeText(paidAt ?? createdAt)}
                value={<Tag tone={ORDER_TONES[status]}>{PAYMENT_ORDER_STATUS_LABELS[status]}</Tag>}
                onClick={() => go('duesOrder', { id })}
              />
            ))}
          </Card>
        )}
      </Loaded>
    </>
  );
}
