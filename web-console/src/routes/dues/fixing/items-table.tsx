import { DUES_ITEM_EFFECTS, duesApi, type CreateDuesItemBody, type DuesItem, type DuesItemEffect, type Id, type IsoMonth } from '@xianfeng/shared-types';
import type { Tone } from '@xianfeng/client-core';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Form, Input, Select, Skeleton, Table, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText, monthText, thisMonth, today } from '@/shared/format';
import { useCan } from '@/shared/session';
import { DateField, FormDialog, optionsOf, QueryView, ToneTag } from '@/shared/ui';
import { MonthField } from '../parts/month-field';

const TONES: Record<DuesItemEffect, Tone> = { counted: 'blue', not_counted: 'grey', deducted: 'gold' };
const NEEDED = (message: string) => [{ required: true, whitespace: true, message }];

/** Items in and out of the base, each with who decided it. */
export function ItemsTable({ orgId }: { orgId: Id }) {
  const can = useCan();
  const query = useApi(duesApi.items, { query: { orgId } });
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<DuesItem | null>(null);
  const refresh = [duesApi.items];
  const create = useAction(duesApi.createItem, { quiet: true, done: '已增加', refresh });
  const end = useAction(duesApi.endItem, { quiet: true, done: '已停止使用', refresh });
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} style={{ marginBottom: 12 }}>
        <Typography.Text type="secondary">文件没有列明的项目，由基层党委研究决定是否计入基数。</Typography.Text>
        {can('dues:fix') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>增加项目</Button>}
      </Flex>
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {(items) => (
          <Table<DuesItem>
            size="small" rowKey="id" dataSource={items} pagination={false} scroll={{ x: 1060 }} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有项目" /> }}
            columns={[
              { title: '项目', dataIndex: 'name', width: 260 },
              { title: '计入方式', width: 120, render: (_, { effect }) => <ToneTag tone={TONES[effect]} text={DUES_ITEM_EFFECTS[effect]} /> },
              { title: '依据', ellipsis: true, render: (_, { doc, article }) => <span title={`${doc} ${article}`}>{`${doc} ${article}`}</span> },
              { title: '决定', width: 220, ellipsis: true, render: (_, { decidedBy, decidedOn }) => <span title={decidedBy}>{`${decidedBy} · ${dateText(decidedOn)}`}</span> },
              { title: '适用组织', width: 150, ellipsis: true, render: (_, { org }) => org?.name ?? '全部' },
              { title: '执行', width: 190, render: (_, { effectiveFrom, effectiveTo }) => (effectiveTo ? `${monthText(effectiveFrom)}至${monthText(effectiveTo)}` : `${monthText(effectiveFrom)}起`) },
              { title: '操作', width: 72, fixed: 'right', render: (_, item) => item.allowedActions.includes('end') && <Button size="small" aria-label={`停用${item.name}`} onClick={() => setEnding(item)}>停用</Button> },
            ]}
          />
        )}
      </QueryView>
      <FormDialog<Omit<CreateDuesItemBody, 'orgId'>>
        open={adding} title="增加收入项目" okText="增加" initial={{ effect: 'counted', decidedOn: today(), effectiveFrom: thisMonth() }} submit={(body) => create.mutateAsync({ body: { ...body, orgId } })} onClose={() => setAdding(false)}
      >
        <Form.Item name="name" label="项目名称" rules={NEEDED('请填写项目名称')}><Input maxLength={50} placeholder="例如 驻外补贴" /></Form.Item>
        <Form.Item name="effect" label="计入方式"><Select options={optionsOf(DUES_ITEM_EFFECTS)} /></Form.Item>
        <Form.Item name="decidedBy" label="由谁决定" rules={NEEDED('请填写决定的组织')}><Input maxLength={100} placeholder="例如 省分行党委会" /></Form.Item>
        <Form.Item name="decidedOn" label="决定日期" rules={[{ required: true, message: '请选择决定日期' }]}><DateField notAfter={today()} /></Form.Item>
        <Form.Item name="doc" label="依据文件" rules={NEEDED('请填写依据文件')}><Input maxLength={200} placeholder="例如 党委会纪要〔2026〕3 号" /></Form.Item>
        <Form.Item name="article" label="条款" rules={NEEDED('请填写条款')}><Input maxLength={100} placeholder="例如 第二项议题" /></Form.Item>
        <Form.Item name="effectiveFrom" label="从哪个月起" rules={[{ required: true, message: '请选择月份' }]}><MonthField /></Form.Item>
      </FormDialog>
      <FormDialog<{ toMonth: IsoMonth }>
        open={ending !== null} title={ending ? `停用“${ending.name}”？` : ''} okText="停用" danger initial={{ toMonth: thisMonth() }} hint="已经核定的金额不变，以后的核定不能再选这个项目。"
        submit={(body) => end.mutateAsync({ params: { id: ending!.id }, body })} onClose={() => setEnding(null)}
      >
        <Form.Item name="toMonth" label="用到哪个月为止" rules={[{ required: true, message: '请选择月份' }]}><MonthField /></Form.Item>
      </FormDialog>
    </>
  );
}
