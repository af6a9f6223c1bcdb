import { useRouter } from '@tarojs/taro';
import type { BranchDues, BranchDuesQuery, IsoMonth } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadBranchDues } from '@/features/dues/desk-api';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { useMe } from '@/shared/session';
import { Card, ListEnd, Loaded, Page, Tabs } from '@/shared/ui';
import { BranchHead } from './branch-head';
import { MemberLine } from './member-line';

type Show = NonNullable<BranchDuesQuery['show']>;
const SHOWS = [{ key: 'all', text: '全部' }, { key: 'unpaid', text: '未交' }, { key: 'overdue', text: '逾期' }, { key: 'unfixed', text: '未核定' }] as const;
const EMPTY: Record<Show, string> = { all: '没有党员', unpaid: '本月都交清了', overdue: '没有逾期', unfixed: '都已核定' };
const never = () => new Promise<never>(() => undefined);

/** A branch's month: who has paid and who owes; never with a wage base. `?org=`, or my own branch. */
export default function BranchDuesPage() {
  const me = useMe();
  const orgId = useRouter().params.org ?? me?.member.orgId ?? '';
  const [month, setMonth] = useState<IsoMonth | undefined>();
  const [show, setShow] = useState<Show>('all');
  const [head, setHead] = useState<BranchDues | null>(null);
  const list = useInfinite(async (cursor) => {
    const page = await (orgId ? loadBranchDues(orgId, { month, show, cursor }) : never());
    setHead(page);
    return page;
  }, [orgId, month, show]);
  useReloadOnShow(list);
  return (
    <Page onRefresh={list.reload}>
      {head && <BranchHead dues={head} onMonth={setMonth} />}
      {list.problem !== 'denied' && <Tabs look="pill" items={SHOWS} current={show} onChange={setShow} />}
      <Loaded state={list} empty={{ icon: 'check-circle', title: EMPTY[show] }}>
        {(lines) => (
          <>
            <Card flush>{lines.map((line) => <MemberLine key={line.memberId} line={line} />)}</Card>
            <ListEnd list={list} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
