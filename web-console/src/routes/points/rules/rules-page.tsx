import { pointsApi, type RuleBook, type RuleBookLine } from '@xianfeng/shared-types';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Segmented, Table, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApi } from '@/shared/api';
import { monthText, signedScore } from '@/shared/format';
import { ConsolePage, QueryView, ToneTag } from '@/shared/ui';
import { AWARD_MODE_LABELS, basisText, capText, comingText, ruleState } from './rule-words';

const FILTERS = ['全部', '生效中', '待生效', '已停用'] as const;
type Filter = (typeof FILTERS)[number];

/** Every rule with the version that counts now and the one that comes. */
export default function RulesPage() {
  const navigate = useNavigate();
  const book = useApi(pointsApi.ruleBook, {});
  return (
    <ConsolePage
      title="积分规则"
      hint="积分只奖励工作和成效；修改规则形成新版本，从未结账的月份起生效，已结账的月份不受影响。"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/points/rules/new')}>
          新建规则
        </Button>
      }
    >
      <QueryView query={book}>{(data) => <RuleTable book={data} />}</QueryView>
    </ConsolePage>
  );
}

function RuleTable({ book: { rules, openMonth } }: { book: RuleBook }) {
  const [filter, setFilter] = useState<Filter>('全部');
  const shown = rules.filter((line) => filter === '全部' || ruleState(line, openMonth).text === filter);
  return (
    <>
      <Flex justify="space-between" align="center" style={{ marginBottom: 12 }}>
        <Segmented<Filter> aria-label="规则状态" options={[...FILTERS]} value={filter} onChange={setFilter} />
        <Typography.Text type="secondary">{`当前计分月份：${monthText(openMonth)}，共 ${shown.length} 条规则`}</Typography.Text>
      </Flex>
      <Table<RuleBookLine>
        size="middle"
        rowKey="code"
        dataSource={shown}
        columns={columnsOf(openMonth)}
        scroll={{ x: 1080 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的规则，可点击右上角新建" /> }}
      />
    </>
  );
}

const columnsOf = (openMonth: string): TableProps<RuleBookLine>['columns'] => [
  {
    title: '规则',
    width: 220,
    render: (_, { code, current }) => (
      <>
        <Link to={`/points/rules/${code}`}>{current.title}</Link>
        <div>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {code}
          </Typography.Text>
        </div>
      </>
    ),
  },
  { title: '计分依据', render: (_, { current }) => basisText(current.basis) },
  { title: '分值', align: 'right', width: 70, render: (_, { current }) => signedScore(current.pointsCenti) },
  { title: '个人月上限', align: 'right', width: 100, render: (_, { current }) => capText(current.memberMonthlyCapCenti) },
  { title: '组织月上限', align: 'right', width: 100, render: (_, { current }) => capText(current.orgMonthlyCapCenti) },
  { title: '计分方式', width: 112, render: (_, { current }) => AWARD_MODE_LABELS[current.awardMode] },
  { title: '归口组织', width: 130, ellipsis: true, render: (_, { current }) => current.ownerOrg?.name ?? '全集团' },
  {
    title: '状态',
    width: 140,
    render: (_, line) => (
      <Flex vertical gap={2} align="flex-start">
        <ToneTag {...ruleState(line, openMonth)} />
        {line.coming && (
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {comingText(line)}
          </Typography.Text>
        )}
      </Flex>
    ),
  },
  { title: '版本', align: 'right', width: 84, render: (_, { current, versions }) => (versions > 1 ? `第 ${current.version} 版` : '首版') },
];
