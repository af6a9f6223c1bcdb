import { duesPaymentsApi, EXCEPTION_ACTION_LABELS, PAYMENT_EXCEPTION_LABELS, type ExceptionAction, type Id, type IsoMonth, type PaymentException } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { MemberField, useScope } from '@/shared/org';
import { Facts, FormDialog, QueryView } from '@/shared/ui';
import { Money } from '../parts/money';
import { MonthsField } from './months-field';

type Fact = PaymentException['facts'][number];

/** What was expected beside what came, and what a person may do about it. */
export function ExceptionDetail({ id }: { id: Id }) {
  const query = useApi(duesPaymentsApi.exception, { params: { id } });
  return <QueryView query={query}>{(exception) => <Detail exception={exception} />}</QueryView>;
}

function Detail({ exception }: { exception: PaymentException }) {
  const { kind, reason, fen, facts, orderId, memberName, org, createdAt, resolution } = exception;
  return (
    <Flex vertical gap={16}>
      <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{PAYMENT_EXCEPTION_LABELS[kind]}</Typography.Title>
      <Alert type={resolution ? 'info' : 'warning'} showIcon title={reason} />
      <Table<Fact>
        size="small" bordered rowKey="label" dataSource={facts} pagination={false}
        columns={[
          { title: '核对项', dataIndex: 'label', width: 140 },
          { title: '本系统', render: (_, { expected }) => expected ?? '—' },
          { title: '实际', render: (_, { expected, actual }) => <Typography.Text strong={expected !== actual} type={expected !== null && actual !== null && expected !== actual ? 'danger' : undefined}>{actual ?? '—'}</Typography.Text> },
        ]}
      />
      <Facts
        facts={[
          ['金额（元）', fen !== null && <Money key="fen" fen={fen} strong />], ['党员', memberName ?? (fen === null ? null : '尚不知道')], ['组织', org.name], ['发生时间', dateTimeText(createdAt)],
          ['订单', orderId && <Link key="order" to={`/dues/payments?view=orders&order=${orderId}`}>查看订单</Link>],
        ]}
      />
      {resolution && (
        <Alert
          type="success" showIcon title={resolution.action ? EXCEPTION_ACTION_LABELS[resolution.action] : '已自行了结'}
          description={[resolution.reason, `${resolution.by ?? '系统'} · ${dateTimeText(resolution.at)}`].filter(Boolean).join(' — ')}
        />
      )}
      <Actions exception={exception} />
    </Flex>
  );
}

const NOTES: Record<ExceptionAction, string> = {
  book: '把这笔钱计入党员待交的月份，所选月份须正好用完这笔钱。', extra: '作为该党员自愿多交的党费入账，须先征得本人同意。', refund: '原路退还付款人。', accept: '核实付款人和金额无误后，按实际到账入账。',
  hold: '按实际到账记入待查款项，对账随之相符；查明后再计入党费账单，或原路退还付款人。',
  noted: '已在系统之外处理完毕，写明处理情况，留存备查。',
};

function Actions({ exception: { id, version, allowedActions, memberName } }: { exception: PaymentException }) {
  const { orgId } = useScope();
  const [act, setAct] = useState<ExceptionAction | null>(null);
  const resolve = useAction(duesPaymentsApi.resolveException, { quiet: true, done: '已处理', refresh: [duesPaymentsApi.exception, duesPaymentsApi.exceptions] });
  if (allowedActions.length === 0) return null;
  return (
    <Flex gap={8} wrap>
      {allowedActions.map((action, index) => <Button key={action} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct(action)}>{EXCEPTION_ACTION_LABELS[action]}</Button>)}
      <FormDialog<{ reason: string; memberId?: Id; months?: IsoMonth[] }>
        open={act !== null} title={act ? EXCEPTION_ACTION_LABELS[act] : ''} okText="确定" hint={act && NOTES[act]}
        submit={(body) => resolve.mutateAsync({ params: { id }, body: { ...body, action: act!, version } })} onClose={() => setAct(null)}
      >
        {(act === 'book' || act === 'extra') && memberName === null && (
          <Form.Item name="memberId" label="是哪位党员的党费" rules={[{ required: true, message: '请选择党员' }]}><MemberField orgId={orgId} /></Form.Item>
        )}
        {act === 'book' && <Form.Item name="months" label={`${memberName ?? '党员'}的月份`} rules={[{ required: true, message: '请选择计入的月份' }]}><MonthsField /></Form.Item>}
        <Form.Item name="reason" label="处理说明" rules={[{ required: true, whitespace: true, message: '请填写处理说明' }]}><Input.TextArea rows={3} maxLength={200} showCount /></Form.Item>
      </FormDialog>
    </Flex>
  );
}
