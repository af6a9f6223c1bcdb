import { jobsApi, type DeadLetter, type QueueState } from '@xianfeng/shared-types';
import { App, Button, Flex, Select, Typography } from 'antd';
import { useAddress } from '@/shared/address';
import { useAction, usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { useCan } from '@/shared/session';
import { PagedTable } from '@/shared/ui';

const CHANGED = [jobsApi.state, jobsApi.deadLetters, jobsApi.retries];

/** What failed for good, with its error; tried again one by one or a whole kind at once. */
export function DeadLetters({ queues }: { queues: QueueState[] }) {
  const [{ topic }, change] = useAddress(['topic']);
  const pages = usePages(jobsApi.deadLetters, { query: { topic, limit: 20 } });
  const may = useCan()('job:retry');
  const redrive = useAction(jobsApi.redriveDeadLetter, { refresh: CHANGED, done: '已重新排队' });
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Select
          allowClear
          aria-label="任务"
          placeholder="全部任务"
          value={topic ?? null}
          style={{ width: 260 }}
          options={queues.filter(({ dead }) => dead > 0).map(({ topic: value, title, dead }) => ({ value, label: `${title}（${dead}）` }))}
          onChange={(next) => change({ topic: next ?? null })}
        />
        {may && <RedriveAll queue={queues.find((queue) => queue.topic === topic && queue.dead > 0)} />}
      </Flex>
      <PagedTable<DeadLetter>
        pages={pages}
        rowKey="id"
        scroll={{ x: 1000 }}
        empty="没有待处理的任务"
        columns={[
          { title: '任务', width: 220, dataIndex: 'topicName' },
          { title: '已试次数', width: 100, align: 'right', dataIndex: 'attempts' },
          { title: '错误', render: (_, { error }) => <Typography.Paragraph style={{ margin: 0 }} ellipsis={{ rows: 2, tooltip: error }}>{error}</Typography.Paragraph> },
          { title: '产生时间', width: 190, render: (_, { createdAt }) => dateTimeText(createdAt) },
          {
            title: '操作', width: 80,
            render: (_, { id, topicName }) =>
              may && <Button type="link" size="small" style={{ padding: 0 }} aria-label={`重试：${topicName}`} loading={redrive.isPending && redrive.variables?.params.id === id} onClick={() => redrive.mutate({ params: { id } })}>重试</Button>,
          },
        ]}
      />
    </>
  );
}

function RedriveAll({ queue }: { queue: QueueState | undefined }) {
  const { modal, message } = App.useApp();
  const redrive = useAction(jobsApi.redriveTopic, { refresh: CHANGED, onDone: ({ redriven }) => void message.success(`已将 ${redriven} 条重新排队`) });
  const ask = ({ topic, title, dead }: QueueState) =>
    modal.confirm({
      title: `重试全部“${title}”`,
      content: `将把 ${dead} 条任务重新排队，每次最多 500 条。请先确认失败的原因已经排除，否则会再次失败。`,
      okText: '全部重试',
      onOk: () => redrive.mutateAsync({ body: { topic } }).catch(() => undefined),
    });
  return (
    <Button disabled={!queue} title={queue ? undefined : '先选择一类任务'} onClick={() => queue && ask(queue)}>
      全部重试
    </Button>
  );
}
