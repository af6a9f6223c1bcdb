import { duesApi, type FixingImport, type FixingImportFault } from '@xianfeng/shared-types';
import { Alert, Button, Card, Flex, Statistic, Steps, Table } from 'antd';
import { Link, useParams } from 'react-router';
import { useAction, useApi } from '@/shared/api';
import { ConsolePage, QueryView, Section } from '@/shared/ui';

const STEPS = [{ title: '上传文件' }, { title: '检查' }, { title: '确认核定' }, { title: '结果' }];

/** One upload from its check to its result. */
export default function FixingImportPage() {
  const { id = '' } = useParams();
  const query = useApi(duesApi.fixingImport, { params: { id } });
  return (
    <ConsolePage title={query.data?.fileName ?? '批量核定'} crumbs={[{ title: '党费核定', to: '/dues/fixings' }, { title: '批量核定', to: '/dues/fixings?view=import' }]}>
      <Card>
        <QueryView query={query}>{(view) => <Wizard view={view} />}</QueryView>
      </Card>
    </ConsolePage>
  );
}

function Wizard({ view }: { view: FixingImport }) {
  const { id, year, state, rows, changes, unchanged, faults, allowedActions } = view;
  const commit = useAction(duesApi.commitFixings, { refresh: [duesApi.fixingImport, duesApi.fixings] });
  const word = state === 'checked' ? '将' : '已';
  return (
    <Flex vertical gap={24}>
      <Steps current={state === 'committed' ? 3 : faults.length > 0 ? 1 : 2} status={faults.length > 0 ? 'error' : 'process'} items={STEPS} />
      <Flex gap={48} wrap>
        <Statistic title={`${year} 年核定表`} value={rows} suffix="行" />
        <Statistic title={`${word}核定`} value={changes} suffix="人" />
        <Statistic title="无变化" value={unchanged} suffix="人" />
        <Statistic title="有问题" value={faults.length} suffix="处" styles={faults.length > 0 ? { content: { color: 'var(--ant-color-warning-text)' } } : undefined} />
      </Flex>
      {state === 'committed' && <Alert type="success" showIcon title="核定完成" description={<Link to={`/dues/fixings?year=${year}`}>查看核定台账</Link>} />}
      {state === 'checked' && faults.length > 0 && <Alert type="warning" showIcon title="请按下面的提示改好后重新上传；有问题的表整份都不写入。" description={<Link to="/dues/fixings?view=import">重新上传</Link>} />}
      {allowedActions.includes('commit') && (
        <div>
          <Button type="primary" disabled={faults.length > 0} loading={commit.isPending} onClick={() => commit.mutate({ params: { id } })}>确认核定</Button>
        </div>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
    </Flex>
  );
}

function Faults({ faults }: { faults: readonly FixingImportFault[] }) {
  return (
    <Section title="有问题的行" size="small">
      <Table<FixingImportFault>
        size="small" rowKey={({ cell, reason }) => `${cell}-${reason}`} dataSource={faults} pagination={faults.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[{ title: '单元格', dataIndex: 'cell', width: 130 }, { title: '栏目', dataIndex: 'field', width: 160 }, { title: '问题', dataIndex: 'reason' }, { title: '怎么改', dataIndex: 'fix' }]}
      />
    </Section>
  );
}
