import type { HomeTodo } from '@xianfeng/shared-types';
import { dateOf } from '@/shared/format';
import { openPath } from '@/shared/navigation';
import { Card, Icon, ListRow, SectionTitle, StatusTag } from '@/shared/ui';
import { dueOf, TODO_ICONS } from '../model/words';

/** What I have to do, what is due first on top. */
export function TodoList({ todos }: { todos: readonly HomeTodo[] }) {
  const today = dateOf(Date.now());
  return (
    <>
      <SectionTitle title="待办" />
      <Card flush>
        {todos.length === 0 && <ListRow lead={<Icon name="check-circle" tone="green" />} title="没有待办事项" note="有需要您办理的事，会出现在这里" />}
        {todos.map((todo) => {
          const due = dueOf(todo, today);
          return (
            <ListRow
              key={todo.kind}
              icon={TODO_ICONS[todo.kind]}
              title={todo.title}
              note={due && <StatusTag tone={due.tone} text={due.text} />}
              onClick={() => openPath(todo.page)}
            />
          );
        })}
      </Card>
    </>
  );
}
