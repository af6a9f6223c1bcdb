import { View } from '@tarojs/components';
import { moneyText } from '@xianfeng/client-core';
import type { CashLine, DecideCashReturnBody } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { decideCashReturn } from '@/features/dues/desk-api';
import { dateOf } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { Button, DateRow, FormField, NoticeBar, PrimaryButton, ReasonSheet, Sheet, TextInput, toast } from '@/shared/ui';
import './desk.scss';

const SLIP_MAX = 64;

export interface TransferDecisionProps {
  cash: CashLine;
  onDone: (cash: CashLine) => void;
}

/** Cash that goes back from the organisation's bank account: confirmed by the bank's slip, or refused with a reason. */
export function TransferDecision({ cash: { id, version, amountFen, payer, receivedOn }, onDone }: TransferDecisionProps) {
  const today = dateOf(Date.now());
  const [asking, setAsking] = useState<'yes' | 'no' | null>(null);
  const [on, setOn] = useState(today);
  const slip = useRef('');
  const run = useMutation((key, body: Omit<DecideCashReturnBody, 'version'>) => decideCashReturn(id, { ...body, version }, key), {
    onDone: (next) => {
      setAsking(null);
      toast.done('已办理');
      onDone(next);
    },
  });
  const { fieldErrors } = run;
  const confirm = () => {
    if (slip.current.trim()) void run.run({ outcome: 'approve', on, slip: slip.current.trim() });
    else toast.info('请填写银行回单编号');
  };
  return (
    <View className="desk__actions">
      <Button block onClick={() => setAsking('no')}>不予退还</Button>
      <Button block kind="primary" onClick={() => setAsking('yes')}>确认已转账</Button>
      {asking === 'yes' && (
        <Sheet open title={`由党费账户转退 ${moneyText(amountFen)}`} onClose={() => setAsking(null)} footer={<PrimaryButton loading={run.running} onClick={confirm}>确认已转账</PrimaryButton>}>
          <View className="xf-sheet__inner"><NoticeBar>{`请先从党费账户转给${payer.name}同志，再凭银行回单确认。确认后冲减收入，相应月份恢复为待交，不能撤回。`}</NoticeBar></View>
          <DateRow title="转账日期" value={on} from={receivedOn} to={today} onChange={setOn} />
          <View className="xf-sheet__inner">
            <FormField label="银行回单编号" required error={fieldErrors.slip ?? fieldErrors.on}>
              <TextInput label="银行回单编号" max={SLIP_MAX} onChange={(value) => { slip.current = value; }} />
            </FormField>
          </View>
        </Sheet>
      )}
      <ReasonSheet open={asking === 'no'} title="不予退还" hint="申请人能看到" confirmText="不予退还" loading={run.running} onConfirm={(reason) => void run.run({ outcome: 'reject', reason })} onClose={() => setAsking(null)} />
    </View>
  );
}
