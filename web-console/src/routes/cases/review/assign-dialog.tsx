import { caseReviewsApi, type AssignReviewersBody, type Id, type IsoDate, type ReviewBoard, type ReviewerCandidate } from '@xianfeng/shared-types';
import { Button, Empty, Flex, Input, InputNumber, Table, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { today } from '@/shared/format';
import { DateField, WorkDialog } from '@/shared/ui';
import { useClosePlace, useUnsaved } from '@/shared/unsaved';

interface Props {
  open: boolean;
  board: ReviewBoard;
  onClose: () => void;
}

/** Chooses blind reviewers by name, or has them drawn among the least busy. */
export function AssignDialog({ open, ...rest }: Props) {
  return (
    <WorkDialog open={open} title="安排评审员" width={680} footer={null} onClose={rest.onClose}>
      <Choice {...rest} />
    </WorkDialog>
  );
}

function Choice({ board: { case: item, candidates, reviews, needed }, onClose }: Omit<Props, 'open'>) {
  const busy = reviews.filter(({ state }) => state === 'assigned' || state === 'submitted').length;
  const [count, setCount] = useState(Math.max(1, needed - busy));
  const [chosen, setChosen] = useState<Id[]>([]);
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState<IsoDate | null>(null);
  const assign = useAction(caseReviewsApi.assign, { refresh: [caseReviewsApi.board, caseReviewsApi.desk], done: '已安排，评审员会收到通知', onDone: onClose });
  const cancel = useClosePlace();
  useUnsaved(() => !assign.isPending && chosen.length > 0);
  const send = (who: Pick<AssignReviewersBody, 'draw' | 'reviewerIds'>) =>
    assign.mutate({ params: { id: item.id }, body: { version: item.version, dueOn: dueOn ?? undefined, ...who } });
  const rows = candidates.filter(({ name, orgName }) => `${name}${orgName}`.includes(words.trim()));
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{`本轮至少需要 ${needed} 份评分，已安排 ${busy} 人。作者、作者所在支部的人员、办理过本案例的人员和已安排的人员不在列。`}</Typography.Text>
      <Flex gap={12} align="center">
        <span>评审截止</span>
        <div style={{ width: 200 }}>
          <DateField value={dueOn} onChange={setDueOn} notBefore={today()} placeholder="按规定期限" />
        </div>
        <span style={{ flex: 1 }} />
        <InputNumber aria-label="随机抽取人数" min={1} max={Math.min(10, Math.max(1, candidates.length))} precision={0} value={count} onChange={(value) => setCount(value ?? 1)} suffix="人" style={{ width: 90 }} />
        <Button disabled={candidates.length === 0} loading={assign.isPending} onClick={() => send({ draw: count })}>
          随机抽取
        </Button>
      </Flex>
      <Input.Search allowClear aria-label="查找评审员" placeholder="姓名或支部" value={words} onChange={(event) => setWords(event.target.value)} />
      <Table<ReviewerCandidate>
        size="small"
        rowKey="memberId"
        virtual
        scroll={{ y: 320, x: 600 }}
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有可安排的评审员" /> }}
        rowSelection={{
          selectedRowKeys: chosen,
          hideSelectAll: true,
          columnWidth: 48,
          columnTitle: '选',
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(keys as Id[]),
          getCheckboxProps: ({ name }) => ({ 'aria-label': `选择${name}` }) as never,
        }}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 120 },
          { title: '支部', dataIndex: 'orgName', ellipsis: true },
          { title: '手上未评', dataIndex: 'openReviews', width: 100, align: 'right', render: (open: number) => `${open} 篇` },
        ]}
      />
      <Flex justify="flex-end" gap={8}>
        <Button onClick={cancel}>取消</Button>
        <Button type="primary" disabled={chosen.length === 0} loading={assign.isPending} onClick={() => send({ reviewerIds: chosen })}>{`安排所选 ${chosen.length} 人`}</Button>
      </Flex>
    </Flex>
  );
}
