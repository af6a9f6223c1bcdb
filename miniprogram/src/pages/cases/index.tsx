import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { libraryApi, type LibraryCard, type LibraryFront, type Page as Rows, type SearchHit } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { CaseCard } from '@/features/cases/components/case-card';
import { LibraryFilterSheet } from '@/features/cases/components/library-filter-sheet';
import { filterCount, filterOf, NO_CHOICE, type LibraryChoice } from '@/features/cases/model/library-filter';
import { dateOf } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { a11y, Button, Icon, type IconName, ListEnd, LoadedPage, SearchBar, Tabs } from '@/shared/ui';
import './index.scss';

type Row = LibraryCard & Partial<Pick<SearchHit, 'titleRuns' | 'snippetRuns'>>;

/** The library: search, categories, filters, and the ways to my own cases; its first screen is one round trip. */
export default function CasesPage() {
  const [words, setWords] = useState('');
  const [choice, setChoice] = useState<LibraryChoice>(NO_CHOICE);
  const [filtering, setFiltering] = useState(false);
  const [front, setFront] = useState<Omit<LibraryFront, 'cases'>>({ categories: [], maySubmit: false });
  const filter = filterOf(choice, dateOf(Date.now()));
  const whole = !words && Object.values(filter).every((value) => value === undefined);
  const list = useInfinite<Row>(async (cursor): Promise<Rows<Row>> => {
    if (words) return call(libraryApi.search, { query: { ...filter, q: words, cursor } });
    if (!whole || cursor) return call(libraryApi.list, { query: { ...filter, cursor } });
    const { cases, ...around } = await call(libraryApi.front);
    setFront(around);
    return cases;
  }, [words, choice]);
  const first = useRef(true);
  useDidShow(() => {
    // Coming back from a case: favourites and adoptions may have changed, the place in the list stays for one page.
    if (!first.current && list.data && list.data.length <= 20) void list.reload();
    first.current = false;
  });

  const filters = filterCount(choice);
  const chips = [{ key: '', text: '全部' }, ...front.categories.map(({ code, name, count }) => ({ key: code, text: name, count }))];
  const header = (
    <>
      <SearchBar placeholder="搜索案例标题和正文" onSearch={setWords} />
      <View className="library__entries">
        {front.maySubmit && <Entry icon="doc" text="我的案例" onClick={() => go('caseMine')} />}
        <Entry icon="star" text="我的收藏" onClick={() => go('caseFavourites')} />
        <Entry icon="flag" text="支部借鉴" onClick={() => go('caseAdoptions')} />
        <Entry icon="settings" text={filters > 0 ? `筛选 ${filters}` : '筛选'} onClick={() => setFiltering(true)} />
      </View>
      <Tabs look="pill" items={chips} current={choice.category} onChange={(category) => setChoice({ ...choice, category })} />
      {front.maySubmit && <View className="library__write"><Button kind="primary" icon="edit" onClick={() => go('caseEdit')}>写案例</Button></View>}
      <LibraryFilterSheet open={filtering} choice={choice} onApply={setChoice} onClose={() => setFiltering(false)} />
    </>
  );
  const nothing = words || filters > 0 || choice.category
    ? { title: '没有找到案例', note: '换个说法，或放宽筛选条件', icon: 'search' as const }
    : { title: '还没有发布的案例', note: '把支部的好做法写出来，供大家借鉴' };
  return (
    <LoadedPage state={list} header={header} skeleton="cards" empty={nothing}>
      {(rows) => (
        <>
          {rows.map((row) => <CaseCard key={row.id} item={row} titleRuns={row.titleRuns} snippetRuns={row.snippetRuns} onClick={() => go('caseDetail', { id: row.id })} />)}
          <View className="library__end"><ListEnd list={list} /></View>
        </>
      )}
    </LoadedPage>
  );
}

function Entry({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <View className="library__entry xf-tappable" onClick={onClick} {...a11y('button')}>
      <Icon name={icon} tone="ink" />
      <View>{text}</View>
    </View>
  );
}
