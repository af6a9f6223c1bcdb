import { libraryApi } from '@xianfeng/shared-types';
import { CaseCard } from '@/features/cases/components/case-card';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { ListEnd, LoadedPage } from '@/shared/ui';

export default function FavouritesPage() {
  const list = useInfinite((cursor) => call(libraryApi.myFavourites, { query: { cursor } }), []);
  return (
    <LoadedPage state={list} skeleton="cards" empty={{ icon: 'star', title: '还没有收藏', note: '在案例页点“收藏”，方便以后借鉴' }}>
      {(rows) => (
        <>
          {rows.map((row) => <CaseCard key={row.id} item={row} onClick={() => go('caseDetail', { id: row.id })} />)}
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
