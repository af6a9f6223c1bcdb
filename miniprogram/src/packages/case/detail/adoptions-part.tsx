import { libraryApi, type LibraryDetail } from '@xianfeng/shared-types';
import { useState } from 'react';
import { AdoptionRow } from '@/features/cases/components/adoption-row';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Card, Loaded, NoticeBar, SectionTitle, Sheet } from '@/shared/ui';

/** Where the case was adopted and what came of it. */
export function AdoptionsPart({ library: { id, adoptions } }: { library: LibraryDetail }) {
  const [all, setAll] = useState(false);
  const { total, open, confirmed, notEffective, latest } = adoptions;
  if (total === 0) return null;
  const words = [`${total} 个支部借鉴`, confirmed > 0 && `${confirmed} 个已见成效`, open > 0 && `${open} 个正在做`, notEffective > 0 && `${notEffective} 个未见成效`].filter(Boolean).join('，');
  return (
    <>
      <SectionTitle title="借鉴与成效" action={total > latest.length ? '全部' : undefined} onAction={() => setAll(true)} />
      <NoticeBar tone="green" icon="flag">{words}</NoticeBar>
      <Card flush>{latest.map((row) => <AdoptionRow key={row.id} row={row} by="branch" />)}</Card>
      {all && <AllAdoptions id={id} onClose={() => setAll(false)} />}
    </>
  );
}

function AllAdoptions({ id, onClose }: { id: string; onClose: () => void }) {
  const rows = useLoad(() => call(libraryApi.adoptions, { params: { id }, query: { limit: 100 } }), [id]);
  return (
    <Sheet open title="借鉴与成效" onClose={onClose}>
      <Loaded state={rows}>{({ items }) => items.map((row) => <AdoptionRow key={row.id} row={row} by="branch" />)}</Loaded>
    </Sheet>
  );
}
