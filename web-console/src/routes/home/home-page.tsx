import { homeApi } from '@xianfeng/shared-types';
import { Card, Empty } from 'antd';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView } from '@/shared/ui';

/** What waits for me today. */
export default function HomePage() {
  const home = useApi(homeApi.show, {});
  return (
    <ConsolePage title="首页">
      <QueryView query={home}>
        {({ todos }) => (
          <Card title="我的待办">
            {todos.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有待办" /> : todos.map((todo) => <p key={todo.kind}>{todo.title}</p>)}
          </Card>
        )}
      </QueryView>
    </ConsolePage>
  );
}
