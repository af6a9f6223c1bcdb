import { duesSteps, EXTRA_TONES } from '@xianfeng/client-core';
import { duesApi, EXTRA_STATUSES, type DuesExtra, type ExtraStatus, type Id, type ReceiptExtraBody, type ReportExtraBody } from '@xianfeng/shared-types';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useAction, usePages } from '@/shared/api';
import { dateText, today } from '@/shared/format';
import { Course, DateField, Facts, FormDialog, PagedTable, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Money, moneyColumn } from '../parts/money';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import type { ListProps } from './requests-page';

/** What members gave beyond their dues; from 1,000 yuan at once it goes up to the Centre. */
export function ExtrasTable({ status, onStatus }: ListProps) {
  const pages = usePages(duesApi.extras, { query: { status: status as ExtraStatus, limit: 50 } });
  const [id, setId] = useState<Id | null>(null);
  const shown = pages.items.find((extra) => extra.id === id);
  return (
    <>
      <StatusFilter labels={EXTRA_STATUSES} value={status} onChange={onStatus} />
      <PagedTable<DuesExtra>
        pages={pages} size="small" rowKey="id" empty="没有自愿多交的党费" scroll={{ x: 900 }} onRow={(extra) => ({ onClick: () => setId(extra.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 130, render: (_, extra) => <RowLink text={extra.member.name} onClick={() => setId(extra.id)} /> },
          { title: '支部', ellipsis: true, render: (_, { org }) => org.name },
          moneyColumn('金额', ({ fen }) => fen, 140),
          { title: '收到日期', width: 150, render: (_, { receivedOn }) => dateText(receivedOn) },
          { title: '收据编号', width: 200, ellipsis: true, render: (_, { receiptNo }) => receiptNo ?? '—' },
          { title: '状态', width: 160, fixed: 'right', render: (_, extra) => <ToneTag tone={EXTRA_TONES[extra.status]} text={EXTRA_STATUSES[extra.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== undefined} onClose={() => setId(null)} size={560} title="自愿多交">
        {shown && <Detail extra={shown} />}
      </SideDrawer>
    </>
  );
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

function Detail({ extra }: { extra: DuesExtra }) {
  const [act, setAct] = useState<'report' | 'receipt' | null>(null);
  const options = { quiet: true, done: '已登记', refresh: [duesApi.extras] };
  const [report, receipt] = [useAction(duesApi.reportExtra, options), useAction(duesApi.receiptExtra, options)];
  const { id, version, member, org, fen, receivedOn, status, profile, receiptNo, history, allowedActions } = extra;
  const close = () => setAct(null);
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{member.name}</Typography.Title>
        <ToneTag tone={EXTRA_TONES[status]} text={EXTRA_STATUSES[status]} />
      </Flex>
      <Facts facts={[['支部', org.name], ['金额（元）', <Money key="fen" fen={fen} />], ['收到日期', dateText(receivedOn)], ['党员简介', profile], ['收据编号', receiptNo]]} />
      <Flex gap={8}>
        {allowedActions.includes('report') && <Button type="primary" onClick={() => setAct('report')}>登记上报</Button>}
        {allowedActions.includes('receipt') && <Button type="primary" onClick={() => setAct('receipt')}>登记中央组织部收据</Button>}
      </Flex>
      <Part title="办理经过"><Course steps={duesSteps(history, EXTRA_STATUSES, EXTRA_TONES)} /></Part>
      <FormDialog<Omit<ReportExtraBody, 'version'>> open={act === 'report'} title="登记大额党费上报" okText="登记" initial={{ on: today() }} hint="一次交纳 1000 元以上的大额党费，全额上缴中央，不留存。" submit={(body) => report.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}>
        <Form.Item name="profile" label="党员简介" rules={needed('请填写党员简介')}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        <Form.Item name="passedTo" label="转交给" rules={needed('请填写转交的组织')}><Input maxLength={100} placeholder="例如 省委组织部" /></Form.Item>
        <Form.Item name="on" label="上报日期" rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
      </FormDialog>
      <FormDialog<Omit<ReceiptExtraBody, 'version'>> open={act === 'receipt'} title="登记收据" okText="登记" initial={{ on: today() }} submit={(body) => receipt.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}>
        <Form.Item name="receiptNo" label="收据编号" rules={needed('请填写收据编号')}><Input maxLength={50} /></Form.Item>
        <Form.Item name="on" label="收到日期" rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
      </FormDialog>
    </Flex>
  );
}
