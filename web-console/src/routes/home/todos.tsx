import type { ConsoleTodo } from '@xianfeng/shared-types';
import { Empty, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { dateText } from '@/shared/format';
import { Section } from '@/shared/ui';
import './lines.css';

/** One line a kind; overdue ones first, as the server sorted them. */
export function Todos({ todos }: { todos: ConsoleTodo[] }) {
  return (
    <Section title="我的待办" size="small">
      {todos.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="都办完了" />}
      <ul className="home-lines">
        {todos.map(({ kind, label, count, dueOn, overdue, link }) => (
          <li key={kind}>
            <Link className="home-line" to={link}>
              <span className="home-line-label">{label}</span>
              {overdue && <Tag color="red">已逾期</Tag>}
              {dueOn && <Typography.Text type="secondary">最早 {dateText(dueOn)}</Typography.Text>}
              <span className="home-line-count">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
