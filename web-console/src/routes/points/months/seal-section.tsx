import { rankingsApi, type MonthClose, type VerifyReport } from '@xianfeng/shared-types';
import { Alert, Button, Descriptions, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { scoreText } from '@/shared/format';
import { Section } from '@/shared/ui';

/** Recomputes the sealed month from the ledger and compares the bytes. */
export function SealSection({ close: { month, hash } }: { close: MonthClose }) {
  const [report, setReport] = useState<VerifyReport | null>(null);
  const verify = useAction(rankingsApi.verify, { onDone: setReport });
  return (
    <Section
      title="封存与复核"
      extra={
        <Button loading={verify.isPending} onClick={() => verify.mutate({ params: { month } })}>
          复核
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">名次由积分台账算出并封存。复核会从台账重新计算一遍，与封存的结果逐字节比对。</Typography.Paragraph>
      <Typography.Paragraph>
        封存校验码 <span className="months-hash">{hash}</span>
      </Typography.Paragraph>
      <div aria-live="polite">{report && <Report report={report} />}</div>
    </Section>
  );
}

function Report({ report: { same, intact, units, sealedHash, recomputedHash, differences } }: { report: VerifyReport }) {
  const good = same && intact;
  const problem = !intact ? '封存的名次已不是当时的内容，请立即联系平台管理员核查' : '从台账重算的结果与封存的不一致，请核查台账';
  return (
    <Flex vertical gap={12}>
      <Alert type={good ? 'success' : 'error'} showIcon title={good ? `一致：${units} 个单位，重算结果与封存的逐字节相同` : problem} />
      <Descriptions
        size="small"
        bordered
        column={1}
        styles={{ label: { width: 120 } }}
        items={[
          { key: 'sealed', label: '封存校验码', children: <span className="months-hash">{sealedHash}</span> },
          { key: 'again', label: '重算校验码', children: <span className="months-hash">{recomputedHash}</span> },
        ]}
      />
      {differences.length > 0 && (
        <Table
          size="small"
          rowKey="orgId"
          dataSource={differences}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: '单位', dataIndex: 'orgName' },
            { title: '封存', align: 'right', render: (_, { sealedCenti }) => `${scoreText(sealedCenti)} 分` },
            { title: '重算', align: 'right', render: (_, { recomputedCenti }) => `${scoreText(recomputedCenti)} 分` },
          ]}
        />
      )}
    </Flex>
  );
}
