import { duesApi, type FixingImport, type FixingImportFault } from '@xianfeng/shared-types';
import { Alert, Button, Card, Checkbox, Flex, Statistic, Steps, Table } from 'antd';
import { useState } from 'react';
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
  const { year, state, rows, changes, unchanged, failed } = view;
  const word = state === 'checked' ? '将' : '已';
  return (
    <Flex vertical gap={24}>
      <Steps current={state === 'committed' ? 3 : 2} items={STEPS} />
      <Flex gap={48} wrap>
        <Statistic title={`${year} 年核定表，已填写`} value={rows} suffix="人" />
        <Statistic title={`${word}核定`} value={changes} suffix="人" />
        <Statistic title="无变化" value={unchanged} suffix="人" />
        <Statistic title="有问题，不写入" value={failed} suffix="人" styles={failed > 0 ? { content: { color: 'var(--ant-color-warning-text)' } } : undefined} />
      </Flex>
      {state === 'committed' ? <Alert type="success" showIcon title="核定完成" description={<Link to={`/dues/fixings?year=${year}`}>查看核定台账</Link>} /> : <Confirm view={view} />}
      {failed > 0 && <Faults view={view} />}
    </Flex>
  );
}

function Confirm({ view: { id, changes, failed, allowedActions } }: { view: FixingImport }) {
  const [skip, setSkip] = useState(false);
  const commit = useAction(duesApi.commitFixings, { refresh: [duesApi.fixingImport, duesApi.fixings] });
  if (!allowedActions.includes('commit')) return <Alert type="info" showIcon title={failed > 0 ? '没有可以核定的行，请把有问题的行改好后再上传' : '与现行核定一致，不需要办理'} />;
  return (
    <Flex vertical gap={12} align="flex-start">
      {failed > 0 && (
        <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
          先核定 {changes} 人，有问题的 {failed} 人改好后再上传
        </Checkbox>
      )}
      <Button type="primary" disabled={failed > 0 && !skip} loading={commit.isPending} onClick={() => commit.mutate({ params: { id }, body: { skipBadRows: skip } })}>
        确认核定
      </Button>
    </Flex>
  );
}

function Faults({ view: { faults, failed } }: { view: FixingImport }) {
  const told = new Set(faults.map(({ cell }) => cell.replace(/^[A-Z]+/, ''))).size;
  return (
    <Section title={told < failed ? `有问题的行（先列出前 ${told} 行）` : '有问题的行'} size="small" extra={<Link to="/dues/fixings?view=import">改好后重新上传</Link>}>
      <Table<FixingImportFault>
        size="small" rowKey={({ cell, reason }) => `${cell}-${reason}`} dataSource={faults} pagination={faults.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[{ title: '单元格', dataIndex: 'cell', width: 100 }, { title: '姓名', dataIndex: 'name', width: 140, ellipsis: true }, { title: '栏目', dataIndex: 'field', width: 180 }, { title: '问题和改法', dataIndex: 'reason' }]}
      />
    </Section>
  );
}
