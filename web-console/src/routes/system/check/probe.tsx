import { settingsApi } from '@xianfeng/shared-types';
import { Button, Skeleton, Tag, Typography } from 'antd';
import { useAction } from '@/shared/api';
import { Section } from '@/shared/ui';
import { durationText } from '../jobs/duration';

const ROWS = 5;

/** Tries database, storage, cache, WeChat and fonts as the service uses them. */
export function Probe() {
  const probe = useAction(settingsApi.probe);
  return (
    <Section title="实际试用" size="small" extra={<Button loading={probe.isPending} onClick={() => probe.mutate({})}>{probe.data ? '再试一次' : '开始试用'}</Button>}>
      <div role="status" aria-live="polite">
        {probe.isPending && !probe.data && <Skeleton active title={false} paragraph={{ rows: ROWS }} />}
        {!probe.isPending && !probe.data && <Typography.Text type="secondary">依次读写数据库和文件、取微信凭证、绘制中文，约需几秒，不留下数据。</Typography.Text>}
        {probe.data && (
          <ul className="check-list">
            {probe.data.results.map(({ code, title, ok, detail, durationMs }) => (
              <li key={code}>
                <Tag color={ok ? 'green' : 'red'}>{ok ? '正常' : '失败'}</Tag>
                <strong>{title}</strong>
                <span>{detail}</span>
                <Typography.Text type="secondary">{durationText(durationMs)}</Typography.Text>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
