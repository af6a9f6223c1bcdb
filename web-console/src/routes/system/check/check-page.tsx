import { CHECK_GROUP_LABELS, settingsApi, type CheckGroup, type CheckState, type ConfigCheck, type ConfigReport } from '@xianfeng/shared-types';
import { Alert, Flex, Skeleton, Tag, Typography } from 'antd';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView, Section } from '@/shared/ui';
import { Probe } from './probe';
import './check.css';

const STATES: Record<CheckState, { text: string; tone: string }> = {
  ok: { text: '已就绪', tone: 'green' },
  warning: { text: '可稍后', tone: 'gold' },
  missing: { text: '缺少', tone: 'red' },
};

/** What is missing before members can use it, item by item, and a live try of what it leans on. */
export default function CheckPage() {
  const report = useApi(settingsApi.config, {});
  return (
    <ConsolePage title="上线检查" hint="正式使用前由系统管理员逐项办理。密钥只判断是否合格，不显示内容。">
      <QueryView query={report} skeleton={<Skeleton active paragraph={{ rows: 16 }} />}>
        {(data) => (
          <Flex vertical gap={16}>
            <Summary report={data} />
            <Probe />
            {groupsOf(data.checks).map(([group, checks]) => (
              <Section key={group} title={CHECK_GROUP_LABELS[group]} size="small">
                <ul className="check-list">
                  {checks.map((check) => (
                    <Line key={check.code} check={check} />
                  ))}
                </ul>
              </Section>
            ))}
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

const groupsOf = (checks: ConfigCheck[]): [CheckGroup, ConfigCheck[]][] =>
  (Object.keys(CHECK_GROUP_LABELS) as CheckGroup[]).map((group): [CheckGroup, ConfigCheck[]] => [group, checks.filter((check) => check.group === group)]).filter(([, own]) => own.length > 0);

function Summary({ report: { ready, missing, warnings } }: { report: ConfigReport }) {
  const later = warnings > 0 ? `另有 ${warnings} 项可稍后办理。` : '';
  return ready ? (
    <Alert type="success" showIcon title="可以上线" description={later || undefined} />
  ) : (
    <Alert type="error" showIcon title={`还缺 ${missing} 项，不能上线`} description={later || undefined} />
  );
}

function Line({ check: { title, state, detail, variable } }: { check: ConfigCheck }) {
  return (
    <li>
      <Tag color={STATES[state].tone}>{STATES[state].text}</Tag>
      <strong>{title}</strong>
      <span>{detail}</span>
      {variable && <Typography.Text code title="环境变量">{variable}</Typography.Text>}
    </li>
  );
}
