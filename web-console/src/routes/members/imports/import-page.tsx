import { importsApi, membersApi, type ImportChange, type ImportProblem, type ImportView } from '@xianfeng/shared-types';
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, Checkbox, Flex, Progress, Result, Statistic, Steps, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { download, messageOf, useAction, useApi, usePages } from '@/shared/api';
import { ConsolePage, PagedTable, QueryView, Section, ToneTag } from '@/shared/ui';
import { isWorking, percentOf, stepOf, writesText } from './import-words';

const ASK_EVERY_MS = 1_000;
const STEPS = [{ title: '上传文件' }, { title: '检查' }, { title: '确认导入' }, { title: '结果' }];

/** One upload from its check to its result. Leaving the page changes nothing: the server goes on. */
export default function ImportPage() {
  const { id = '' } = useParams();
  const query = useApi(importsApi.detail, { params: { id } }, { every: (reply) => (reply && isWorking((reply as ImportView).state) ? ASK_EVERY_MS : false) });
  return (
    <ConsolePage title={query.data?.fileName ?? '名册导入'} crumbs={[{ title: '名册导入', to: '/imports' }]}>
      <Card>
        <QueryView query={query}>{(view) => <Wizard view={view} />}</QueryView>
      </Card>
    </ConsolePage>
  );
}

function Wizard({ view }: { view: ImportView }) {
  const { state } = view;
  return (
    <Flex vertical gap={24}>
      <Steps current={stepOf(state)} status={state === 'failed' ? 'error' : undefined} items={STEPS} />
      {state === 'failed' && <Result status="warning" title="这个文件不能使用" subTitle={view.failure} extra={<Link to="/imports"><Button tabIndex={-1}>重新上传</Button></Link>} />}
      {isWorking(state) && <Working view={view} />}
      {(state === 'ready' || state === 'done') && <Counts view={view} />}
      {state === 'ready' && <Confirm view={view} />}
      {state === 'done' && <Alert type="success" showIcon title="导入完成" description={<Link to="/members">查看党员名册</Link>} />}
      {(state === 'ready' || state === 'done') && view.counts.failed > 0 && <Problems id={view.id} />}
      {state === 'ready' && view.counts.created + view.counts.updated > 0 && <Changes id={view.id} />}
    </Flex>
  );
}

function Working({ view }: { view: ImportView }) {
  const percent = percentOf(view);
  const words = view.state === 'checking' ? '正在逐行检查' : '正在写入名册';
  return (
    <div role="status" aria-live="polite">
      <p>
        {words}
        {view.progress.total !== null && `：${view.progress.processed} / ${view.progress.total} 行`}。可以离开本页，稍后回来查看。
      </p>
      <Progress percent={percent ?? 0} status="active" />
    </div>
  );
}

function Counts({ view: { state, counts } }: { view: ImportView }) {
  const suffix = state === 'ready' ? '将' : '已';
  return (
    <Flex gap={48} wrap>
      <Statistic title={`${suffix}新增`} value={counts.created} suffix="人" />
      <Statistic title={`${suffix}更新`} value={counts.updated} suffix="人" />
      <Statistic title="无变化" value={counts.unchanged} suffix="人" />
      <Statistic title="有问题，不写入" value={counts.failed} suffix="行" styles={counts.failed > 0 ? { content: { color: 'var(--ant-color-warning-text)' } } : undefined} />
    </Flex>
  );
}

function Confirm({ view }: { view: ImportView }) {
  const [skip, setSkip] = useState(false);
  const commit = useAction(importsApi.commit, { refresh: [importsApi.detail, importsApi.list, membersApi.list] });
  const bad = view.counts.failed > 0;
  const writes = writesText(view.counts);
  if (!writes) return <Alert type="info" showIcon title={bad ? '没有可以写入的行，请把有问题的行改好后再上传' : '名册与文件一致，不需要导入'} />;
  return (
    <Flex vertical gap={12} align="flex-start">
      {bad && (
        <Checkbox checked={skip} onChange={(event) => setSkip(event.target.checked)}>
          先导入{writes}，有问题的 {view.counts.failed} 行改好后再上传
        </Checkbox>
      )}
      <Button type="primary" disabled={bad && !skip} loading={commit.isPending} onClick={() => commit.mutate({ params: { id: view.id }, body: { skipBadRows: skip } })}>
        确认导入
      </Button>
    </Flex>
  );
}

function Problems({ id }: { id: string }) {
  const { message } = App.useApp();
  const pages = usePages(importsApi.problems, { params: { id }, query: { limit: 50 } });
  const take = () => download(importsApi.problemsFile, { params: { id } }).catch((error: unknown) => void message.error(messageOf(error)));
  return (
    <Section title="有问题的行" size="small" extra={<Button icon={<DownloadOutlined />} onClick={() => void take()}>下载问题行（改好后可直接上传）</Button>}>
      <PagedTable<ImportProblem>
        pages={pages}
        empty="没有问题"
        rowKey={({ cell, reason }) => `${cell}-${reason}`}
        columns={[
          { title: '单元格', dataIndex: 'cell', width: 130 },
          { title: '栏目', dataIndex: 'field', width: 140 },
          { title: '填写的内容', dataIndex: 'value', width: 200, ellipsis: true },
          { title: '问题', dataIndex: 'reason' },
          { title: '怎么改', dataIndex: 'fix' },
        ]}
      />
    </Section>
  );
}

/** What saying yes will write: nobody has to trust a number. */
function Changes({ id }: { id: string }) {
  const pages = usePages(importsApi.changes, { params: { id }, query: { limit: 50 } });
  return (
    <Section title="确认后将写入" size="small">
      <PagedTable<ImportChange>
        pages={pages}
        empty="没有要写入的行"
        rowKey="row"
        columns={[
          { title: '行', dataIndex: 'row', width: 72, align: 'right' },
          { title: '姓名', dataIndex: 'name', width: 140, ellipsis: true },
          { title: '所在党支部', dataIndex: 'orgName', width: 240, ellipsis: true },
          { title: '变化', render: (_, { kind, fields }) => (kind === 'create' ? <ToneTag tone="green" text="新增党员" /> : fields.map((field) => <Change key={field.field} {...field} />)) },
        ]}
      />
    </Section>
  );
}

function Change({ field, from, to }: ImportChange['fields'][number]) {
  return (
    <div>
      <Typography.Text type="secondary">{`${field}：`}</Typography.Text>
      {`${from || '（空）'} → ${to || '（空）'}`}
    </div>
  );
}
