import type { PreviewUnit, RulePreview } from '@xianfeng/shared-types';
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Alert, Descriptions, Empty, Table, type TableProps } from 'antd';
import { scoreText } from '@/shared/format';

/** What a trial says: the figures, and the units whose total or place would change. */
export function TrialOutcome({ result, entriesLabel }: { result: RulePreview; entriesLabel: string }) {
  const facts = [
    [entriesLabel, `${result.entries} 笔`], ['分值变化', `${result.changedEntries} 笔`], ['受上限影响', `${result.cutByCaps} 笔`], ['涉及党员', `${result.membersAffected} 人`],
    ['涉及单位', `${result.unitsAffected} 个`], ['名次变化', `${result.placesChanged} 个单位`], ['合计分', `${scoreText(result.beforeCenti)} → ${scoreText(result.afterCenti)}`],
  ];
  return (
    <>
      <Alert type="info" showIcon title={result.sentence} />
      <Descriptions size="small" bordered column={2} items={facts.map(([label, children]) => ({ key: label, label, children }))} />
      <Table<PreviewUnit>
        size="small"
        rowKey="orgId"
        dataSource={result.units}
        columns={UNIT_COLUMNS}
        scroll={{ x: 520 }}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有单位的得分或名次改变" /> }}
      />
    </>
  );
}

const UNIT_COLUMNS: TableProps<PreviewUnit>['columns'] = [
  { title: '单位', dataIndex: 'orgName', ellipsis: true },
  { title: '总分', align: 'right', width: 120, render: (_, { beforeCenti, afterCenti }) => `${scoreText(beforeCenti)} → ${scoreText(afterCenti)}` },
  { title: '人均分', align: 'right', width: 130, render: (_, { beforePerHeadCenti, afterPerHeadCenti }) => `${scoreText(beforePerHeadCenti)} → ${scoreText(afterPerHeadCenti)}` },
  {
    title: '名次',
    align: 'right',
    width: 140,
    render: (_, { beforePlace, afterPlace, of }) => (
      <span title={`同类共 ${of} 个单位`}>
        {`${beforePlace} → ${afterPlace} `}
        {afterPlace < beforePlace && <ArrowUpOutlined aria-label="上升" style={{ color: 'var(--ant-color-success-text)' }} />}
        {afterPlace > beforePlace && <ArrowDownOutlined aria-label="下降" style={{ color: 'var(--ant-color-warning-text)' }} />}
      </span>
    ),
  },
];
