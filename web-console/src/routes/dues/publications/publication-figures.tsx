import type { PublicationFigures } from '@xianfeng/shared-types';
import { Flex, Table } from 'antd';
import { dateText } from '@/shared/format';
import { Totals } from '../books/overview';
import { moneyColumn } from '../parts/money';
import { Part } from '../parts/part';

/** What the members read: where the money came from and where it went. */
export function FiguresView({ figures }: { figures: PublicationFigures }) {
  const { income, remittances, uses } = figures;
  return (
    <Flex vertical gap={16}>
      <Totals figures={figures} />
      <Part title="收入">
        <Table<PublicationFigures['income'][number]> size="small" rowKey="name" dataSource={income} pagination={false} locale={{ emptyText: '没有收入' }} columns={[{ title: '项目', dataIndex: 'name' }, moneyColumn('金额', ({ fen }) => fen, 160)]} />
      </Part>
      <Part title="上缴">
        <Table<PublicationFigures['remittances'][number]>
          size="small" rowKey={({ toName, on, fen }) => `${toName}${on}${fen}`} dataSource={remittances} pagination={false} locale={{ emptyText: '没有上缴' }}
          columns={[{ title: '上缴给', dataIndex: 'toName' }, { title: '期间', dataIndex: 'period', width: 200 }, { title: '日期', width: 140, render: (_, { on }) => dateText(on) }, moneyColumn('金额', ({ fen }) => fen, 140)]}
        />
      </Part>
      <Part title="使用">
        <Table<PublicationFigures['uses'][number]>
          size="small" rowKey={({ purpose, on, fen }) => `${purpose}${on}${fen}`} dataSource={uses} pagination={false} locale={{ emptyText: '没有使用' }}
          columns={[
            { title: '类别', dataIndex: 'className', width: 180 }, { title: '用途', dataIndex: 'purpose' }, { title: '集体决定', dataIndex: 'decision' }, { title: '日期', width: 130, render: (_, { on }) => dateText(on) },
            moneyColumn('金额', ({ fen }) => fen, 130),
          ]}
        />
      </Part>
    </Flex>
  );
}
