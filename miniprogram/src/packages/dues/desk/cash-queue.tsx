import { CASH_TONES, moneyText, monthsText } from '@xianfeng/client-core';
import { CASH_RETURN_WAYS, CASH_STATUS_LABELS, type CashGiveBack, type CashLine, type CashReturnWay } from '@xianfeng/shared-types';
import { useState } from 'react';
import { decideCash, decideCashReturn, loadCash, requestCashReturn, withdrawCash } from '@/features/dues/desk-api';
import { dateText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { Button, Card, Fact, ReasonSheet, StatusTag, toast } from '@/shared/ui';
import { DecisionButtons } from './decision-buttons';
import { QueuePage, type QueueProps } from './queue';
import { TransferDecision } from './transfer-decision';

/** Cash that one person registered and another one confirms. */
export const CashQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadCash} empty={{ icon: 'check-circle', title: '没有现金登记', note: '在“支部党费”里打开一名党员，可以登记现金' }}>
    {(cash, replace) => <CashCard key={cash.id} cash={cash} onChanged={replace} />}
  </QueuePage>
);

const RETURN_REASON_MAX = 200;
const WAYS = Object.keys(CASH_RETURN_WAYS) as CashReturnWay[];

const ASK: Record<CashReturnWay, string> = { cash: '申请退还现金', bank: '申请由党费账户转退' };

function returnText({ way, reason, requestedBy, decidedBy, on, slip, refusal }: CashGiveBack): string {
  const asked = `${reason}（${requestedBy}申请${CASH_RETURN_WAYS[way]}）`;
  if (!decidedBy) return asked;
  if (refusal !== null) return `${asked}，${decidedBy}未同意：${refusal}`;
  return on === null ? `${asked}，${decidedBy}已当面退还` : `${asked}，${decidedBy}确认已于${dateText(on)}转账，回单 ${slip}`;
}

function CashCard({ cash, onChanged }: { cash: CashLine; onChanged: (cash: CashLine) => void }) {
  const { id, status, member, org, payer, items, amountFen, receivedOn, note, registeredBy, decidedBy, giveBack, version, allowedActions } = cash;
  const [asking, setAsking] = useState<CashReturnWay | null>(null);
  const withdraw = useMutation((key) => withdrawCash(id, version, key), { onDone: onChanged });
  const ask = useMutation((key, way: CashReturnWay, reason: string) => requestCashReturn(id, { way, reason, version }, key), {
    onDone: (next) => {
      setAsking(null);
      toast.done('已交另一人退还确认');
      onChanged(next);
    },
  });
  const months = items.flatMap(({ month }) => month ?? []);
  return (
    <Card>
      <StatusTag tone={CASH_TONES[status]} text={CASH_STATUS_LABELS[status]} />
      <Fact label="党员">{`${member.name}（${org.name}）`}</Fact>
      {payer.kind !== 'self' && <Fact label="代交人">{payer.name}</Fact>}
      <Fact label="金额">{moneyText(amountFen)}</Fact>
      {months.length > 0 && <Fact label="月份">{monthsText(months)}</Fact>}
      <Fact label="收款">{`${dateText(receivedOn)}，${registeredBy}登记`}</Fact>
      <Fact label="说明">{note}</Fact>
      {decidedBy && <Fact label="第二人">{decidedBy}</Fact>}
      {giveBack && <Fact label="退还">{returnText(giveBack)}</Fact>}
      {allowedActions.includes('confirm') && (
        <DecisionButtons
          yes="确认收到"
          no="没有收到"
          question={`确认已当面清点${member.name}同志的现金 ${moneyText(amountFen)}。确认后入账并生成电子党费证。`}
          decide={(agree, reason, key) => decideCash(id, { outcome: agree ? 'approve' : 'reject', reason, version }, key)}
          onDone={onChanged}
        />
      )}
      {allowedActions.includes('confirm_return') && giveBack?.way === 'bank' && <TransferDecision cash={cash} onDone={onChanged} />}
      {allowedActions.includes('confirm_return') && giveBack?.way === 'cash' && (
        <DecisionButtons
          yes="确认已退还"
          no="不予退还"
          question={`请把现金 ${moneyText(amountFen)} 当面交还${payer.name}同志后再确认。确认后冲销入账，相应月份恢复为待交。`}
          decide={(agree, reason, key) => decideCashReturn(id, { outcome: agree ? 'approve' : 'reject', reason, version }, key)}
          onDone={onChanged}
        />
      )}
      {allowedActions.includes('withdraw') && <Button block kind="text" loading={withdraw.running} onClick={() => void withdraw.run()}>{status === 'returning' ? '撤回退还申请' : '撤回登记'}</Button>}
      {allowedActions.includes('request_return') && WAYS.map((way) => <Button key={way} block kind="text" onClick={() => setAsking(way)}>{ASK[way]}</Button>)}
      <ReasonSheet
        open={asking !== null}
        title={`${asking === 'bank' ? '由党费账户转退' : '退还现金'} ${moneyText(amountFen)}`}
        hint={asking === 'bank' ? '用于已存入银行的现金。本人能看到，例如：重复交纳' : '本人能看到，例如：重复交纳'}
        label="退还原因"
        max={RETURN_REASON_MAX}
        confirmText="申请退还"
        loading={ask.running}
        onConfirm={(reason) => asking && void ask.run(asking, reason)}
        onClose={() => setAsking(null)}
      />
    </Card>
  );
}
