import { adoptionsApi, type AdoptionScope } from '@xianfeng/shared-types';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AdoptionRow } from '@/features/cases/components/adoption-row';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { useMay } from '@/shared/session';
import { Card, ListEnd, LoadedPage, Tabs } from '@/shared/ui';

type Shown = AdoptionScope | 'confirm';
const TABS = [{ key: 'mine', text: '本支部' }, { key: 'confirm', text: '待我确认' }, { key: 'reach', text: '辖内' }] as const;

/** Cases that my branch takes up, and for who confirms them those of the branches in reach. */
export default function AdoptionsPage() {
  const mayConfirm = useMay('case:confirm-adoption');
  const asked = useRouter().params.view;
  const [view, setView] = useState<Shown>(mayConfirm && asked === 'confirm' ? 'confirm' : 'mine');
  const list = useInfinite(
    (cursor) => call(adoptionsApi.list, { query: { cursor, scope: view === 'mine' ? 'mine' : 'reach', status: view === 'confirm' ? 'result_submitted' : undefined } }),
    [view],
  );
  useReloadOnShow(list);
  return (
    <LoadedPage
      state={list}
      header={mayConfirm && <Tabs<Shown> items={TABS} current={view} onChange={setView} />}
      empty={{ icon: 'flag', title: view === 'confirm' ? '没有等待确认的成效' : '还没有借鉴', note: '在案例页点“借鉴”，把别人的好做法列入本支部计划' }}
    >
      {(rows) => (
        <>
          <Card flush>{rows.map((row) => <AdoptionRow key={row.id} row={row} by={view === 'mine' ? 'case' : 'branch'} onClick={() => go('caseAdopt', { id: row.id })} />)}</Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
