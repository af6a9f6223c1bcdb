import { View } from '@tarojs/components';
import { moneyText } from '@xianfeng/client-core';
import type { IsoMonth, OrderItem, PaymentOrder, RequestRefundBody } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { requestRefund } from '@/features/dues/desk-api';
import { monthText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { FormField, NoticeBar, PrimaryButton, Sheet, SwitchRow, TextInput, toast } from '@/shared/ui';

const REASON_MAX = 80;
const keyOf = ({ month, heldFen }: OrderItem): string => month ?? (heldFen > 0 ? 'held' : 'extra');
const titleOf = ({ month, heldFen }: OrderItem): string => (month ? monthText(month) : heldFen > 0 ? '待查款项' : '自愿多交');

export interface RefundSheetProps {
  order: PaymentOrder;
  onDone: () => void;
  onClose: () => void;
}

/** The secretary asks for a refund of whole months; finance decides. */
export function RefundSheet({ order, onDone, onClose }: RefundSheetProps) {
  const items = order.items.filter(({ fen, refundedFen }) => fen > refundedFen);
  // Of several one is chosen on purpose: mostly a single month was paid twice.
  const [chosen, setChosen] = useState<readonly string[]>(items.length === 1 ? items.map(keyOf) : []);
  const reason = useRef('');
  const request = useMutation((key, body: RequestRefundBody) => requestRefund(order.id, body, key), {
    onDone: () => {
      toast.done('已交党费管理员复核');
      onDone();
    },
  });
  const picked = items.filter((item) => chosen.includes(keyOf(item)));
  const submit = () => {
    const months = picked.flatMap(({ month }): IsoMonth[] => (month ? [month] : []));
    if (picked.length === 0) toast.info('请选择要退的月份');
    else if (!reason.current.trim()) toast.info('请填写原因');
    else void request.run({ months, extra: picked.some(({ month }) => month === null), reason: reason.current.trim() });
  };
  const toggle = (key: string, on: boolean) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  const fen = picked.reduce((sum, item) => sum + item.fen - item.refundedFen, 0);
  return (
    <Sheet open title={`申请退款 · ${order.member?.name ?? order.payer.name}`} onClose={onClose} footer={<PrimaryButton loading={request.running} onClick={submit}>{picked.length > 0 ? `申请退款 ${moneyText(fen)}` : '请选择要退的月份'}</PrimaryButton>}>
      {items.map((item) => (
        <SwitchRow
          key={keyOf(item)}
          title={titleOf(item)}
          note={moneyText(item.fen - item.refundedFen)}
          on={chosen.includes(keyOf(item))}
          onChange={(on) => toggle(keyOf(item), on)}
        />
      ))}
      <View className="xf-sheet__inner">
        <FormField label="原因" required hint="交费人能看到" error={request.fieldErrors.reason ?? request.fieldErrors.months}>
          <TextInput label="退款原因" placeholder="例如：重复交纳" max={REASON_MAX} onChange={(value) => { reason.current = value; }} />
        </FormField>
        <NoticeBar>由党费管理员复核后原路退回付款人，相应月份恢复为未交。</NoticeBar>
      </View>
    </Sheet>
  );
}
