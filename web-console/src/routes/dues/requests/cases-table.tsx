import { basisText, CASE_STATUS_LABELS, duesSteps, spanText } from '@xianfeng/client-core';
import { ARREARS_OUTCOMES, duesApi, type ArrearsCase, type Id, type ResolveCaseBody } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { Course, Facts, FormDialog, optionsOf, PagedTable, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Money, moneyColumn } from '../parts/money';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import type { ListProps } from './requests-page';

const TONES = { open: 'red', resolved: 'grey' } as const;

/** 连续六个月未交: for the secretary to look into; nothing follows by itself. */
export function CasesTable({ status, onStatus }: ListProps) {
  const pages = usePages(duesApi.cases, { query: { status: status as ArrearsCase['status'], limit: 50 } });
  const [id, setId] = useState<Id | null>(null);
  const shown = pages.items.find((one) => one.id === id);
  return (
    <>
      <StatusFilter labels={CASE_STATUS_LABELS} value={status} onChange={onStatus} />
      <PagedTable<ArrearsCase>
        pages={pages} size="small" rowKey="id" empty="没有连续六个月未交的党员" scroll={{ x: 980 }} onRow={(one) => ({ onClick: () => setId(one.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 130, render: (_, one) => <RowLink text={one.member.name} onClick={() => setId(one.id)} /> },
          { title: '支部', ellipsis: true, render: (_, { org }) => org.name },
          { title: '未交月份', width: 230, render: (_, { fromMonth, toMonth }) => spanText(fromMonth, toMonth) },
          { title: '月数', width: 80, align: 'right', dataIndex: 'months' },
          moneyColumn('欠交', ({ owedFen }) => owedFen, 130),
          { title: '提出时间', width: 170, render: (_, { openedAt }) => dateTimeText(openedAt) },
          { title: '结果', width: 180, ellipsis: true, render: (_, { outcome }) => (outcome ? ARREARS_OUTCOMES[outcome] : '—') },
          { title: '状态', width: 90, fixed: 'right', render: (_, one) => <ToneTag tone={TONES[one.status]} text={CASE_STATUS_LABELS[one.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== undefined} onClose={() => setId(null)} size={600} title="连续六个月未交">
        {shown && <Detail one={shown} />}
      </SideDrawer>
    </>
  );
}

function Detail({ one }: { one: ArrearsCase }) {
  const [resolving, setResolving] = useState(false);
  const resolve = useAction(duesApi.resolveCase, { quiet: true, done: '已办结', refresh: [duesApi.cases, duesApi.branch] });
  const { id, version, member, org, months, fromMonth, toMonth, owedFen, rules, history, status, outcome } = one;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${member.name}已连续 ${months} 个月未交党费`}</Typography.Title>
        <ToneTag tone={TONES[status]} text={CASE_STATUS_LABELS[status]} />
      </Flex>
      <Facts facts={[['支部', org.name], ['未交月份', spanText(fromMonth, toMonth)], ['欠交（元）', <Money key="owed" fen={owedFen} />], ['结果', outcome && ARREARS_OUTCOMES[outcome]], ['账单', <Link key="bills" to={`/dues/members/${member.id}`}>查看各月账单</Link>]]} />
      <Alert type="info" showIcon title="先了解情况，再按规定处理；系统不会自动作出任何处理。" description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{rules.map((rule) => <li key={rule.text}>{`${rule.text}（${basisText(rule)}）`}</li>)}</ul>} />
      {one.allowedActions.includes('resolve') && <div><Button type="primary" onClick={() => setResolving(true)}>填写处理结果</Button></div>}
      <Part title="办理经过"><Course steps={duesSteps(history, CASE_STATUS_LABELS)} /></Part>
      <FormDialog<Omit<ResolveCaseBody, 'version'>> open={resolving} title="处理结果" okText="办结" submit={(body) => resolve.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={() => setResolving(false)}>
        <Form.Item name="outcome" label="结果" rules={[{ required: true, message: '请选择结果' }]}><Select options={optionsOf(ARREARS_OUTCOMES)} /></Form.Item>
        <Form.Item name="reason" label="了解到的情况" rules={[{ required: true, whitespace: true, message: '请写明了解到的情况' }]}><Input.TextArea rows={4} maxLength={500} showCount /></Form.Item>
      </FormDialog>
    </Flex>
  );
}
