import { View } from '@tarojs/components';
import { isOpenBill, moneyText } from '@xianfeng/client-core';
import type { MemberDues, RegisterCashBody } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { MonthChoice } from '@/features/dues/components/month-choice';
import { registerCash } from '@/features/dues/desk-api';
import { sumOf, type OpenMonth } from '@/features/dues/model/choice';
import { dateOf } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { DateRow, FormField, NoticeBar, PrimaryButton, Sheet, TextInput, toast } from '@/shared/ui';

const NOTE_MAX = 100;

export interface CashSheetProps {
  dues: MemberDues;
  onDone: () => void;
  onClose: () => void;
}

/** Cash of a member without WeChat; it counts when a second person has confirmed it. */
export function CashSheet({ dues, onDone, onClose }: CashSheetProps) {
  const today = dateOf(Date.now());
  const months: OpenMonth[] = dues.bills.filter(isOpenBill).map(({ month, dueFen, paidFen }) => ({ month, fen: dueFen - paidFen, kind: month < today.slice(0, 7) ? 'arrears' : 'current' }));
  const [count, setCount] = useState(months.length);
  const [receivedOn, setReceivedOn] = useState(today);
  const note = useRef('');
  const register = useMutation((key, body: RegisterCashBody) => registerCash(body, key), {
    onDone: () => {
      toast.done('已登记，请第二人确认');
      onDone();
    },
  });
  const picked = months.slice(0, count);
  const submit = () => {
    if (note.current.trim()) void register.run({ memberId: dues.member.id, months: picked.map(({ month }) => month), receivedOn, note: note.current.trim() });
    else toast.info('请填写凭据编号或说明');
  };
  const { fieldErrors } = register;
  return (
    <Sheet open title={`登记现金 · ${dues.member.name}`} onClose={onClose} footer={<PrimaryButton disabled={count === 0} loading={register.running} onClick={submit}>{`登记 ${moneyText(sumOf(picked))}`}</PrimaryButton>}>
      <View className="xf-sheet__inner"><NoticeBar>登记后由支委会另一位同志或党费管理员在自己的手机上确认，确认后才入账。</NoticeBar></View>
      {months.length === 0 ? <View className="xf-sheet__inner">没有待交的月份</View> : <MonthChoice months={months} count={count} onChange={setCount} />}
      <DateRow title="收款日期" value={receivedOn} to={today} onChange={setReceivedOn} />
      <View className="xf-sheet__inner">
        <FormField label="凭据编号或说明" required error={fieldErrors.note ?? fieldErrors.months ?? fieldErrors.receivedOn}>
          <TextInput label="凭据编号或说明" placeholder="例如：收据 0031" max={NOTE_MAX} onChange={(value) => { note.current = value; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
