import { remittancesApi, type Id, type RemitRatio, type SetRemitRatioBody } from '@xianfeng/shared-types';
import { Button, Empty, Form, Input, InputNumber, Table } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText, thisMonth } from '@/shared/format';
import { DateField, FormDialog, QueryView } from '@/shared/ui';
import { ratioText } from './remittance-words';

type Values = Omit<SetRemitRatioBody, 'orgId' | 'basisPoints'> & { percent: number };
const needed = (message: string) => [{ required: true, whitespace: true, message }];

/** Shares in force, each with document and article; a new one is dated. */
export function RatiosPart({ orgId }: { orgId: Id }) {
  const query = useApi(remittancesApi.ratios, { query: { orgId } });
  const [changing, setChanging] = useState<RemitRatio | null>(null);
  const set = useAction(remittancesApi.setRatio, { quiet: true, done: '已设定', refresh: [remittancesApi.ratios, remittancesApi.proposal] });
  return (
    <QueryView query={query}>
      {(ratios) => (
        <>
          <Table<RemitRatio>
            size="small" rowKey={({ from, to }) => `${from.id}-${to?.id}`} dataSource={ratios} pagination={false} scroll={{ x: 1000 }} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有设定上缴比例" /> }}
            columns={[
              { title: '上缴组织', ellipsis: true, render: (_, { from }) => from.name }, { title: '上缴给', ellipsis: true, render: (_, { to }) => to?.name ?? '系统外上级' },
              { title: '比例', width: 90, align: 'right', render: (_, { basisPoints }) => ratioText(basisPoints) }, { title: '依据', ellipsis: true, render: (_, { doc, article }) => `${doc} ${article}` },
              { title: '执行日期', width: 150, render: (_, { effectiveFrom }) => `${dateText(effectiveFrom)}起` },
              { title: '操作', width: 84, fixed: 'right', render: (_, ratio) => ratio.allowedActions.includes('set') && <Button size="small" aria-label={`调整${ratio.from.name}的比例`} onClick={() => setChanging(ratio)}>调整</Button> },
            ]}
          />
          <FormDialog<Values>
            open={changing !== null} title={changing ? `调整${changing.from.name}的上缴比例` : ''} okText="设定" initial={{ percent: (changing?.basisPoints ?? 0) / 100, effectiveFrom: `${thisMonth()}-01` }} hint="从生效的月份起按新比例计算，以前的月份不变。"
            submit={({ percent, ...body }) => set.mutateAsync({ body: { ...body, orgId: changing!.from.id, basisPoints: Math.round(percent * 100) } })} onClose={() => setChanging(null)}
          >
            <Form.Item name="percent" label="比例" rules={[{ required: true, message: '请填写比例' }]}><InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: 160 }} /></Form.Item>
            <Form.Item name="effectiveFrom" label="从哪天起（每月 1 日）" rules={[{ required: true, message: '请选择日期' }]}><DateField /></Form.Item>
            <Form.Item name="doc" label="依据文件" rules={needed('请填写依据文件')}><Input maxLength={200} /></Form.Item>
            <Form.Item name="article" label="条款" rules={needed('请填写条款')}><Input maxLength={100} /></Form.Item>
            <Form.Item name="reason" label="原因" rules={needed('请填写原因')}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
          </FormDialog>
        </>
      )}
    </QueryView>
  );
}
