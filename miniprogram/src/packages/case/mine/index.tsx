import { CASE_STATUSES, casesApi, type CaseCard as Item, type CaseStatus } from '@xianfeng/shared-types';
import { useState } from 'react';
import { CaseCard } from '@/features/cases/components/case-card';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { ListEnd, LoadedPage, PrimaryButton, Tabs } from '@/shared/ui';
import { ReturnReason } from './return-reason';

/** In the order in which an author has to do with them. */
const SHOWN: readonly CaseStatus[] = ['returned', 'draft', 'branch_review', 'committee_review', 'notice', 'published', 'rejected', 'withdrawn'];
const TABS = [{ key: 'all', text: '全部' }, ...SHOWN.map((key) => ({ key, text: CASE_STATUSES[key] }))] as const;

/** Drafts and returned ones open in the editor, all others as a page to read. */
const open = ({ id, status }: Item) => go(status === 'draft' || status === 'returned' ? 'caseEdit' : 'caseDetail', { id });

export default function MyCasesPage() {
  const [status, setStatus] = useState<CaseStatus | 'all'>('all');
  const list = useInfinite((cursor) => call(casesApi.mine, { query: { cursor, status: status === 'all' ? undefined : status } }), [status]);
  useReloadOnShow(list);
  return (
    <LoadedPage
      state={list}
      skeleton="cards"
      header={<Tabs<CaseStatus | 'all'> look="pill" items={TABS} current={status} onChange={setStatus} />}
      footer={<PrimaryButton icon="edit" onClick={() => go('caseEdit')}>写案例</PrimaryButton>}
      empty={{ title: status === 'all' ? '还没有案例' : `没有“${CASE_STATUSES[status]}”的案例`, note: '把支部的好做法写下来，写一点存一点' }}
    >
      {(rows) => (
        <>
          {rows.map((row) => (
            <CaseCard key={row.id} item={row} onClick={() => open(row)}>{row.status === 'returned' && <ReturnReason id={row.id} />}</CaseCard>
          ))}
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
