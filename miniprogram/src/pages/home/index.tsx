import { loadHome } from '@/features/home/api';
import { BranchCard } from '@/features/home/components/branch-card';
import { CareOffer } from '@/features/home/components/care-offer';
import { HomeHeader } from '@/features/home/components/home-header';
import { NewestCases } from '@/features/home/components/newest-cases';
import { TodoList } from '@/features/home/components/todo-list';
import { useLoad, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListRow, LoadedPage } from '@/shared/ui';

/** 首页: what I need to do, my branch, newest cases; one round trip. */
export default function HomePage() {
  const state = useLoad(loadHome, []);
  useReloadOnShow(state);
  return (
    <LoadedPage state={state} skeleton="cards">
      {({ greetingName, branch, unread, todos, bulletin, newestCases }) => (
        <>
          <HomeHeader greetingName={greetingName} branch={branch} unread={unread} />
          <CareOffer rank={branch.rank} />
          <TodoList todos={todos} />
          {bulletin && (
            <Card flush>
              <ListRow icon="flag" title={bulletin.title} note="月度通报已发布" onClick={() => go('bulletin', { id: bulletin.id })} />
            </Card>
          )}
          <BranchCard branch={branch} />
          <NewestCases cases={newestCases} />
        </>
      )}
    </LoadedPage>
  );
}
