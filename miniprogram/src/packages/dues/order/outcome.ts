import { moneyText } from '@xianfeng/client-core';
import type { PaymentOrder } from '@xianfeng/shared-types';
import type { Said } from '@/features/dues/use-payment';
import type { IconName, Tone } from '@/shared/ui';

export interface Outcome {
  icon: IconName;
  tone: Tone;
  title: string;
  note: string;
}

const SAFE = '钱没有丢：扣了款的一定会记到您名下，没有扣款的不会重复收。';

/** What a payer should know and do, in calm words. */
export function outcomeOf(order: Pick<PaymentOrder, 'status' | 'refundedFen'>, said: Said | null, asking: boolean): Outcome {
  switch (order.status) {
    case 'created':
    case 'prepared':
      if (said === 'ok') {
        const note = asking ? `微信已受理，正在等待结果。${SAFE}` : `${SAFE}结果出来后会通知您，可以先离开，稍后在“交费记录”里查看。`;
        return { icon: 'clock', tone: 'gold', title: '正在确认', note };
      }
      if (said === 'failed') return { icon: 'alert', tone: 'gold', title: '微信没有完成支付', note: `可以再试一次。${SAFE}` };
      return { icon: 'clock', tone: 'gold', title: '还没有支付', note: '需要时点“继续支付”，不交也可以取消。' };
    case 'paid':
      return { icon: 'check-circle', tone: 'green', title: '已交纳', note: '电子党费证已经生成。' };
    case 'refunding':
      return { icon: 'clock', tone: 'gold', title: '退款中', note: '退款会原路退回付款的微信账户。' };
    case 'part_refunded':
      return { icon: 'info', tone: 'blue', title: '部分已退款', note: `已退回 ${moneyText(order.refundedFen)}。` };
    case 'refunded':
      return { icon: 'info', tone: 'grey', title: '已退款', note: `已退回 ${moneyText(order.refundedFen)}，原路退回付款的微信账户。` };
    case 'closed':
    case 'expired':
      return { icon: 'close-circle', tone: 'grey', title: '这笔已关闭', note: '没有扣款。需要时请重新交费。' };
  }
}
