import { moneyText, monthsText, paymentSteps, REFUND_TONES } from '@xianfeng/client-core';
import { REFUND_STATUS_LABELS, type Refund } from '@xianfeng/shared-types';
import { decideRefund, loadRefunds, withdrawRefund } from '@/features/dues/desk-api';
import { useMutation } from '@/shared/hooks';
import { Button, Card, Fact, StatusTag, Timeline } from '@/shared/ui';
import { DecisionButtons } from './decision-buttons';
import { QueuePage, type QueueProps } from './queue';

/** Refunds: the secretary asks on the payment's page, finance decides. */
export const RefundQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadRefunds} empty={{ icon: 'check-circle', title: '没有退款', note: '在党员的微信交费里打开一笔，可以申请退款' }}>
    {(refund, replace) => <RefundCard key={refund.id} refund={refund} onChanged={replace} />}
  </QueuePage>
);

function RefundCard({ refund, onChanged }: { refund: Refund; onChanged: (refund: Refund) => void }) {
  const { id, status, fen, months, extraFen, heldFen, reason, member, org, payer, requestedBy, receivedBy, history, version, allowedActions } = refund;
  const withdraw = useMutation((key) => withdrawRefund(id, version, key), { onDone: onChanged });
  return (
    <Card>
      <StatusTag tone={REFUND_TONES[status]} text={REFUND_STATUS_LABELS[status]} />
      <Fact label="党员">{`${member?.name ?? '尚不知道'}（${org.name}）`}</Fact>
      <Fact label="退款">{moneyText(fen)}</Fact>
      {months.length > 0 && <Fact label="月份">{monthsText(months)}</Fact>}
      {extraFen > 0 && <Fact label="自愿多交">{moneyText(extraFen)}</Fact>}
      {heldFen > 0 && <Fact label="待查款项">{moneyText(heldFen)}</Fact>}
      <Fact label="原因">{`${reason}（${requestedBy}申请）`}</Fact>
      <Fact label="退回">{receivedBy ?? `${payer.name}付款的微信账户`}</Fact>
      <Timeline items={paymentSteps(history)} />
      {allowedActions.includes('approve') && (
        <DecisionButtons
          yes="同意退款"
          no="不同意退款"
          question={`将 ${moneyText(fen)} 原路退回${payer.name}付款的微信账户${months.length > 0 && heldFen < fen ? '，相应月份恢复为未交' : ''}。`}
          decide={(agree, words, key) => decideRefund(id, { outcome: agree ? 'approve' : 'reject', reason: words, version }, key)}
          onDone={onChanged}
        />
      )}
      {allowedActions.includes('withdraw') && <Button block kind="text" loading={withdraw.running} onClick={() => void withdraw.run()}>撤回申请</Button>}
    </Card>
  );
}
