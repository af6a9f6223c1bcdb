import { Button, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { DeskTable } from './desk-table';
import { FilterBar } from './filter-bar';
import { SearchList } from './search-list';
import { useLibraryFilter } from './use-library-filter';

const VIEWS = { published: '在库', withdrawn: '已撤回', search: '全文检索' } as const;
type View = keyof typeof VIEWS;

/** The library: what stands in it, what was taken out, and what is written in it. */
export default function LibraryPage() {
  const can = useCan();
  const navigate = useNavigate();
  const { choice, filter, view: asked, change } = useLibraryFilter();
  const manages = can('case:publish');
  const views: View[] = manages ? ['published', 'withdrawn', 'search'] : ['search'];
  const view = views.find((one) => one === asked) ?? views[0];
  return (
    <ConsolePage
      title="案例管理"
      badge={views.length > 1 && <Segmented<View> aria-label="查看范围" value={view} options={views.map((value) => ({ value, label: VIEWS[value] }))} onChange={(next) => change({ view: next })} />}
      actions={can('category:write') && <Button onClick={() => void navigate('/cases/library/categories')}>分类维护</Button>}
    >
      <FilterBar choice={choice} change={change} placeholder={view === 'search' ? '标题、摘要与正文' : '标题'} />
      {view === 'search' ? <SearchList choice={choice} filter={filter} /> : <DeskTable key={view} status={view} words={choice.q} filter={filter} />}
    </ConsolePage>
  );
}
