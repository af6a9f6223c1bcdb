import { DIFFERENCE_KIND_LABELS, DIFFERENCE_STATUS_LABELS, reconciliationApi, type Difference, type DifferenceAction, type Id } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { Course, Facts, QueryView, ReasonDialog, SideDrawer, ToneTag } from '@/shared/ui';
import { Money } from '../parts/money';
import { DIFFERENCE_ACTIONS, DIFFERENCE_TONES, differenceSteps } from './recon-words';
import './reconciliation.css';

interface Props {
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** One difference: both sides, what may be behind it, who looks into it, and what was done. */
export function DifferenceDrawer({ id, onClose }: Props) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={600} title="对账差异">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const query = useApi(reconciliationApi.difference, { params: { id } });
  return (
    <QueryView query={query}>
      {(difference) => (
        <Flex vertical gap={16}>
          <Flex justify="space-between" align="center" gap={12}>
            <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{DIFFERENCE_KIND_LABELS[difference.kind]}</Typography.Title>
            <ToneTag tone={DIFFERENCE_TONES[difference.status]} text={DIFFERENCE_STATUS_LABELS[difference.status]} />
          </Flex>
          <table className="recon-sides">
            <thead>
              <tr><th scope="col">微信账单（元）</th><th scope="col">本系统（元）</th></tr>
            </thead>
            <tbody>
              <tr><td><Money fen={difference.billFen} /></td><td><Money fen={difference.hereFen} /></td></tr>
            </tbody>
          </table>
          <Alert type="info" showIcon title={difference.explanation} />
          <Facts
            facts={[
              ['账单日期', dateText(difference.day)], ['单号', difference.number], ['支部', difference.org?.name], ['核查人', difference.owner?.name ?? '未认领'],
              ['发现时间', dateTimeText(difference.foundAt)],
              ['收款单', difference.orderId && <Link key="order" to={`/dues/payments?view=orders&order=${difference.orderId}`}>查看订单</Link>],
            ]}
          />
          <Actions difference={difference} />
          <section>
            <Typography.Title level={3} style={{ fontSize: 15 }}>办理经过</Typography.Title>
            <Course steps={differenceSteps(difference)} />
          </section>
        </Flex>
      )}
    </QueryView>
  );
}

const NEEDS_WORDS: readonly DifferenceAction[] = ['explain', 'reopen'];

function Actions({ difference: { id, version, allowedActions } }: { difference: Difference }) {
  const [asking, setAsking] = useState<DifferenceAction | null>(null);
  const step = useAction(reconciliationApi.step, {
    done: '已办理', refresh: [reconciliationApi.difference, reconciliationApi.differences, reconciliationApi.month], onDone: () => setAsking(null),
  });
  const carryOut = (action: DifferenceAction, reason?: string) => step.mutate({ params: { id }, body: { action, reason, version } });
  if (allowedActions.length === 0) return null;
  return (
    <Flex gap={8} wrap>
      {allowedActions.map((action, index) => (
        <Button key={action} type={index === 0 ? 'primary' : 'default'} loading={step.isPending} onClick={() => (NEEDS_WORDS.includes(action) ? setAsking(action) : carryOut(action))}>
          {DIFFERENCE_ACTIONS[action]}
        </Button>
      ))}
      <ReasonDialog
        open={asking !== null} title={asking ? `${DIFFERENCE_ACTIONS[asking]}？` : ''} label={asking === 'reopen' ? '重新打开的原因' : '核查结论'} okText="确定" busy={step.isPending}
        onOk={(reason) => asking && carryOut(asking, reason)} onCancel={() => setAsking(null)}
      >
        <Typography.Paragraph>{asking === 'reopen' ? '差异将回到待查，当月暂不能结账。' : '写明差异的来由和处理办法，留存备查；说明后不再影响结账。'}</Typography.Paragraph>
      </ReasonDialog>
    </Flex>
  );
}
