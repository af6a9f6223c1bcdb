import { pointsApi, type PointRule } from '@xianfeng/shared-types';
import { EditOutlined } from '@ant-design/icons';
import { Button, Descriptions, Flex, Timeline, Typography } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '@/shared/api';
import { dateTimeText, monthText, signedScore } from '@/shared/format';
import { ConsolePage, QueryView, Section } from '@/shared/ui';
import { AWARD_MODE_LABELS, basisText, capText, changesBetween, sourceText } from './rule-words';

/** One rule: its newest words, and how it came to them. */
export default function RulePage() {
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const versions = useApi(pointsApi.ruleVersions, { params: { code } });
  const latest = versions.data?.[0];
  return (
    <ConsolePage
      title={latest?.title ?? '积分规则'}
      crumbs={[{ title: '积分规则', to: '/points/rules' }]}
      actions={
        latest?.allowedActions.includes('revise') && (
          <Button type="primary" icon={<EditOutlined />} onClick={() => void navigate(`/points/rules/${code}/revise`)}>
            修订规则
          </Button>
        )
      }
    >
      <QueryView query={versions}>
        {(list) => (
          <Flex gap={16} align="flex-start" wrap>
            <Section title={`第 ${list[0].version} 版`} style={{ flex: '1 1 520px' }}>
              <Terms rule={list[0]} />
            </Section>
            <Section title="版本沿革" style={{ flex: '1 1 420px' }}>
              <History versions={list} />
            </Section>
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Terms({ rule }: { rule: PointRule }) {
  return (
    <Descriptions
      column={1}
      styles={{ label: { width: 104 } }}
      items={[
        { key: 'code', label: '规则代码', children: rule.code },
        { key: 'description', label: '说明', children: <span style={{ whiteSpace: 'pre-wrap' }}>{rule.description}</span> },
        { key: 'basis', label: '计分依据', children: basisText(rule.basis) },
        { key: 'points', label: '分值', children: `${signedScore(rule.pointsCenti)} 分` },
        { key: 'member', label: '个人每月上限', children: capText(rule.memberMonthlyCapCenti) },
        { key: 'org', label: '组织每月上限', children: capText(rule.orgMonthlyCapCenti) },
        { key: 'mode', label: '计分方式', children: AWARD_MODE_LABELS[rule.awardMode] },
        { key: 'source', label: '依据文件', children: sourceText(rule) },
        { key: 'owner', label: '归口组织', children: rule.ownerOrg?.name ?? '全集团' },
        { key: 'from', label: rule.status === 'retired' ? '停用时间' : '生效时间', children: `${monthText(rule.effectiveFrom)}起${rule.status === 'retired' ? '停用' : ''}` },
      ]}
    />
  );
}

function History({ versions }: { versions: readonly PointRule[] }) {
  const items = versions.map((rule, index) => ({
    key: rule.version,
    color: index === 0 && rule.status === 'active' ? 'green' : 'gray',
    content: (
      <>
        <Typography.Text strong>{`第 ${rule.version} 版 · ${monthText(rule.effectiveFrom)}起${rule.status === 'retired' ? '停用' : '生效'}`}</Typography.Text>
        <div>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {rule.createdBy ? `${dateTimeText(rule.createdAt)} · ${rule.createdBy}` : '系统预置'}
          </Typography.Text>
        </div>
        {versions[index + 1] && <Changes before={versions[index + 1]} after={rule} />}
      </>
    ),
  }));
  return <Timeline items={items} />;
}

function Changes({ before, after }: { before: PointRule; after: PointRule }) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <div>内容未变</div>;
  return (
    <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
      {changes.map(({ label, before: was, after: is }) => (
        <li key={label}>
          {label}：<del>{was}</del> → {is}
        </li>
      ))}
    </ul>
  );
}
