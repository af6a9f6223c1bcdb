import { consoleHomeApi, type ConsoleChange, type IsoDateTime } from '@xianfeng/shared-types';
import { Button, Empty } from 'antd';
import { Link } from 'react-router';
import { useAction } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { Section } from '@/shared/ui';
import './lines.css';

/** What others did in my reach since I last said that I had seen it. */
export function Changes({ since, changes }: { since: IsoDateTime; changes: ConsoleChange[] }) {
  const seen = useAction(consoleHomeApi.seen, { refresh: [consoleHomeApi.show] });
  return (
    <Section
      title={`${dateTimeText(since)} 以来的变化`}
      size="small"
      extra={changes.length > 0 && <Button size="small" loading={seen.isPending} onClick={() => seen.mutate({})}>全部已阅</Button>}
    >
      {changes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有新的变化" />}
      <ul className="home-lines">
        {changes.map(({ kind, label, count, link }) => (
          <li key={kind}>
            <Link className="home-line" to={link}>
              <span className="home-line-label">{label}</span>
              <span className="home-line-count">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
