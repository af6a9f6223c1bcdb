import { countOf, DELIVERY_TONES, UNDELIVERED } from '@xianfeng/client-core';
import {
  DELIVERY_CHANNEL_LABELS, DELIVERY_STATUS_LABELS, NOTIFY_TOPICS, notificationsApi, type DeliveryChannel, type DeliveryFilter, type DeliveryItem, type DeliveryStatus, type Id, type NotifyTopic,
} from '@xianfeng/shared-types';
import { App, Button, Flex, Select, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { useAction, useApi, usePages } from '@/shared/api';
import { dateTimeText, monthText, thisMonth } from '@/shared/format';
import { useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage, Figures, monthsBack, MonthSwitch, optionsOf, PagedTable, ToneTag } from '@/shared/ui';
import { RedriveMany } from './redrive-many';
import { redriveWords } from './redrive-words';

const MONTHS = 24;
const TOPICS = Object.entries(NOTIFY_TOPICS).map(([value, { label }]) => ({ value: value as NotifyTopic, label }));

/** What became of messages outside the inbox; `?topic=&period=` shows those of one occasion. */
export default function DeliveriesPage() {
  const { orgId } = useScope();
  const [choice, change] = useAddress(['topic', 'period', 'month', 'channel', 'status']);
  const month = thisMonth();
  const { period } = choice;
  const status = choice.status as DeliveryStatus | undefined;
  const filter: DeliveryFilter = {
    orgId, topic: choice.topic as NotifyTopic | undefined, channel: choice.channel as DeliveryChannel | undefined,
    ...(period ? { period } : { month: choice.month ?? month }),
  };
  const summary = useApi(notificationsApi.deliverySummary, { query: filter }, { keep: true });
  const list = usePages(notificationsApi.deliveries, { query: { ...filter, status, limit: 50 } });
  const can = useCan();
  const [chosen, setChosen] = useState<Id[]>([]);
  const visible = chosen.filter((id) => list.items.some((item) => item.id === id));
  const count = (one: DeliveryStatus) => summary.data && countOf(summary.data, one);
  return (
    <ConsolePage title="消息送达" hint="站内信人人都有；这里是微信与短信的发送情况。没有送达的，看清原因后再重发。">
      <Flex gap={8} wrap align="center" role="search" aria-label="筛选送达记录" style={{ marginBottom: 12 }}>
        {period ? (
          <Tag closable onClose={() => change({ period: null })} style={{ margin: 0, paddingBlock: 4 }}>
            {`期次：${/^\d{4}-\d{2}$/.test(period) ? monthText(period) : period}`}
          </Tag>
        ) : (
          <MonthSwitch month={filter.month ?? month} months={monthsBack(month, MONTHS)} onChange={(chosen) => change({ month: chosen })} />
        )}
        <Select allowClear aria-label="消息类别" placeholder="全部类别" style={{ width: 160 }} value={filter.topic} options={TOPICS} onChange={(topic) => change({ topic: topic ?? null })} />
        <Select allowClear aria-label="渠道" placeholder="全部渠道" style={{ width: 120 }} value={filter.channel} options={optionsOf(DELIVERY_CHANNEL_LABELS)} onChange={(channel) => change({ channel: channel ?? null })} />
        <Select allowClear aria-label="状态" placeholder="全部状态" style={{ width: 140 }} value={status} options={optionsOf(DELIVERY_STATUS_LABELS)} onChange={(next) => change({ status: next ?? null })} />
      </Flex>
      <Figures
        label="送达汇总"
        figures={[
          { label: '已通知', value: summary.data?.notified, unit: '人次' },
          { label: '已读', value: summary.data?.read, unit: '人次' },
          { label: DELIVERY_STATUS_LABELS.sent, value: count('sent'), unit: '条' },
          ...UNDELIVERED.map((one) => ({ label: DELIVERY_STATUS_LABELS[one], value: count(one), unit: '条', accent: one === 'failed' && (count(one) ?? 0) > 0 })),
          { label: '待发送', value: summary.data && count('waiting')! + count('sending')!, unit: '条' },
          { label: '合并汇总', value: summary.data && count('digest')! + count('digested')!, unit: '条' },
          { label: DELIVERY_STATUS_LABELS.muted, value: count('muted'), unit: '条' },
        ]}
      />
      {can('delivery:redrive') && (
        <div style={{ minHeight: 32, marginBottom: 12 }}>
          <RedriveMany chosen={visible} filter={filter} status={status} count={status ? (count(status) ?? 0) : 0} onDone={() => setChosen([])} />
        </div>
      )}
      <PagedTable<DeliveryItem>
        pages={list}
        rowKey="id"
        empty="没有符合条件的送达记录"
        columns={COLUMNS}
        scroll={{ x: 1120 }}
        rowSelection={
          can('delivery:redrive')
            ? {
                selectedRowKeys: visible,
                columnWidth: 40,
                onChange: (keys) => setChosen(keys as Id[]),
                getTitleCheckboxProps: () => ({ 'aria-label': '选择本页可重发的消息' }) as never,
                getCheckboxProps: ({ canRedrive, memberName, orgName }) => ({ disabled: !canRedrive, 'aria-label': `选择${memberName ?? orgName}` }) as never,
              }
            : undefined
        }
      />
    </ConsolePage>
  );
}

const COLUMNS: TableProps<DeliveryItem>['columns'] = [
  { title: '时间', width: 124, render: (_, { sentAt, createdAt }) => dateTimeText(sentAt ?? createdAt) },
  { title: '收件人', width: 84, ellipsis: true, render: (_, { memberName }) => memberName ?? <Typography.Text type="secondary">不可见</Typography.Text> },
  { title: '组织', width: 170, ellipsis: true, dataIndex: 'orgName' },
  { title: '类别', width: 120, ellipsis: true, dataIndex: 'topicLabel' },
  { title: '消息', ellipsis: true, dataIndex: 'title' },
  { title: '渠道', width: 60, render: (_, { channel }) => DELIVERY_CHANNEL_LABELS[channel] },
  { title: '状态', width: 96, render: (_, { status }) => <ToneTag tone={DELIVERY_TONES[status]} text={DELIVERY_STATUS_LABELS[status]} /> },
  { title: '原因', width: 210, render: (_, { reason, attempts }) => reason && `${reason}${attempts > 1 ? `（试过 ${attempts} 次）` : ''}` },
  { title: '操作', width: 64, fixed: 'right', render: (_, item) => item.canRedrive && <Redrive item={item} /> },
];

function Redrive({ item }: { item: DeliveryItem }) {
  const { modal } = App.useApp();
  const again = useAction(notificationsApi.redrive, { done: '已重新发送', refresh: [notificationsApi.deliveries, notificationsApi.deliverySummary] });
  const ask = () =>
    modal.confirm({ title: '重新发送这条消息？', content: redriveWords(item), okText: '重发', onOk: () => again.mutateAsync({ params: { id: item.id } }).catch(() => undefined) });
  return (
    <Button size="small" type="link" style={{ padding: 0 }} onClick={ask} aria-label={`重发给${item.memberName ?? item.orgName}`}>
      重发
    </Button>
  );
}
