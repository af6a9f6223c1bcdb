import { auditApi, type AuditVerification } from '@xianfeng/shared-types';
import { Alert, Button, Descriptions, Empty, Flex, InputNumber, Progress, Skeleton, Space, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { QueryView, Section } from '@/shared/ui';

const EVERY_MS = 1_000;
const TONES = { running: 'info', intact: 'success', broken: 'error', failed: 'warning' } as const;
const TITLES = { running: '正在校验', intact: '完整', broken: '链已断开', failed: '校验中断' };

const isRunning = (reply: unknown) => (reply as { last: AuditVerification | null } | undefined)?.last?.state === 'running';

/** Recomputes the chain that the log is sealed with, and shows how far it is and how it ended. */
export function ChainView() {
  const verification = useApi(auditApi.verification, {}, { every: (reply) => (isRunning(reply) ? EVERY_MS : false) });
  return (
    <Section title="完整性校验" style={{ maxWidth: 900 }}>
      <Typography.Paragraph type="secondary">每条日志封存时都计入前一条的校验值。重新计算全部校验值，可以发现任何一条被改动或删除的记录。</Typography.Paragraph>
      <QueryView query={verification} skeleton={<Skeleton active paragraph={{ rows: 5 }} />}>
        {({ last }) => (
          <Flex vertical gap={20}>
            {last ? <Last last={last} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有校验过" />}
            <Start running={last?.state === 'running'} />
          </Flex>
        )}
      </QueryView>
    </Section>
  );
}

function Last({ last }: { last: AuditVerification }) {
  const { state, sentence, fromSeq, toSeq, checked, startedByName, startedAt, finishedAt } = last;
  const total = Math.max(1, toSeq - fromSeq + 1);
  return (
    <div role="status" aria-live="polite">
      <Alert type={TONES[state]} showIcon title={TITLES[state]} description={sentence} />
      {state === 'running' && <Progress aria-label="校验进度" percent={Math.min(100, Math.floor((checked / total) * 100))} status="active" style={{ marginTop: 12 }} />}
      <Descriptions
        column={2}
        size="small"
        style={{ marginTop: 16 }}
        items={[
          { key: 'range', label: '范围', children: `第 ${fromSeq} 条至第 ${toSeq} 条` },
          { key: 'by', label: '发起人', children: startedByName ?? '系统' },
          { key: 'from', label: '开始', children: dateTimeText(startedAt) },
          { key: 'to', label: '结束', children: finishedAt ? dateTimeText(finishedAt) : '—' },
        ]}
      />
    </div>
  );
}

function Start({ running }: { running: boolean }) {
  const [fromSeq, setFromSeq] = useState<number | null>(null);
  const verify = useAction(auditApi.verify, { refresh: [auditApi.verification] });
  return (
    <Flex gap={12} align="center" wrap>
      <Button type="primary" disabled={running} loading={verify.isPending} onClick={() => verify.mutate({ body: fromSeq ? { fromSeq } : {} })}>
        {running ? '正在校验' : '开始校验'}
      </Button>
      <label>
        <Space>
          从第
          <InputNumber min={1} precision={0} placeholder="1" value={fromSeq} onChange={setFromSeq} style={{ width: 110 }} disabled={running} />
          条起
        </Space>
      </label>
      <Typography.Text type="secondary">在后台进行，可以离开本页。</Typography.Text>
    </Flex>
  );
}
