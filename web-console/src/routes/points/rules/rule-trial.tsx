import { rulePreviewApi, type IsoMonth, type PreviewRuleBody, type PreviewUnit, type RulePreview } from '@xianfeng/shared-types';
import { ArrowDownOutlined, ArrowUpOutlined, ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Empty, Flex, Form, Table, Typography, type FormInstance, type TableProps } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { monthText, scoreText } from '@/shared/format';
import { termsOf, type RuleValues } from './rule-form';

interface Props {
  form: FormInstance<RuleValues>;
  /** Null: a rule that nothing has been entered for yet. */
  code: string | null;
  openMonth: IsoMonth;
}

/** What the month would look like by the words in the editor. Nothing is saved. */
export function RuleTrial({ form, code, openMonth }: Props) {
  const [tried, setTried] = useState<{ result: RulePreview; body: PreviewRuleBody } | null>(null);
  const trial = useAction(rulePreviewApi.preview, { onDone: (result, { body }) => setTried({ result, body }) });
  const typed = Form.useWatch([], form) as RuleValues | undefined;
  if (!code) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="新规则还没有登记过积分，建立后修订时可用本月数据试算" />;
  const run = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) trial.mutate({ params: { code }, body: trialOf(values) });
  };
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" justify="space-between">
        <Typography.Text type="secondary">{`用${monthText(openMonth)}的真实数据重算一遍，不保存、不影响任何人。`}</Typography.Text>
        <Button icon={<ExperimentOutlined />} loading={trial.isPending} onClick={() => void run()}>
          试算
        </Button>
      </Flex>
      {tried && typed && JSON.stringify(trialOf(typed)) !== JSON.stringify(tried.body) && <Alert type="warning" showIcon title="规则内容又有修改，下面是修改前的试算结果，请重新试算" />}
      {tried ? <Outcome result={tried.result} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="改好分值或上限后点击“试算”，查看对各单位的影响" />}
    </Flex>
  );
}

const trialOf = (values: RuleValues): PreviewRuleBody => ({ ...termsOf(values), status: values.status, effectiveFrom: values.effectiveFrom });

function Outcome({ result }: { result: RulePreview }) {
  const facts = [
    ['本规则记录', `${result.entries} 笔`], ['分值变化', `${result.changedEntries} 笔`], ['受上限影响', `${result.cutByCaps} 笔`], ['涉及党员', `${result.membersAffected} 人`],
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
