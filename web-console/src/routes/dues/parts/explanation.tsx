import { basisText, stepTitle } from '@xianfeng/client-core';
import { DUES_KINDS, type DuesExplanation, type DuesStep } from '@xianfeng/shared-types';
import { Alert, Flex, Table, Typography } from 'antd';
import { Money } from './money';

const FLAGS: Record<DuesExplanation['flags'][number], string> = {
  zero_base: '按规定无需交纳，可考虑办理免交。', over_cap: '超过每月上限的部分由本人自愿。', manual: '金额由人工核定，没有采用计算结果。',
};

/** How an amount came about, line by line, each with the article that it rests on. */
export function Explanation({ explanation: { kind, dueFen, steps, flags } }: { explanation: DuesExplanation }) {
  return (
    <Flex vertical gap={8}>
      {flags.map((flag) => <Alert key={flag} type="info" showIcon title={FLAGS[flag]} />)}
      <Table<DuesStep>
        size="small"
        rowKey={({ kind: step, text }) => step + text}
        dataSource={steps.filter(({ kind: step }) => step !== 'due')}
        pagination={false}
        columns={[
          { title: '步骤', width: 96, render: (_, step) => stepTitle(step) },
          { title: '内容', dataIndex: 'text' },
          { title: '金额（元）', width: 110, align: 'right', render: (_, { fen }) => (fen === null ? '' : <Money fen={fen} />) },
          { title: '依据', width: '34%', render: (_, step) => <Typography.Text type="secondary">{basisText(step) || '支部或党委决定'}</Typography.Text> },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}><strong>{`每月应交（${DUES_KINDS[kind]}）`}</strong></Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right"><Money fen={dueFen} strong /></Table.Summary.Cell>
            <Table.Summary.Cell index={3} />
          </Table.Summary.Row>
        )}
      />
    </Flex>
  );
}
