import { PAYMENT_ORDER_STATUS_LABELS, type PaymentOrderStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type OrderAction = 'prepare' | 'pay' | 'close' | 'expire' | 'start_refund' | 'refund_all' | 'refund_part' | 'refund_none';

/** Money that arrives decides, whatever the order was: a closed one is paid when WeChat says so. */
export const orderMachine = new StateMachine<PaymentOrderStatus, OrderAction>({
  initial: 'created',
  states: PAYMENT_ORDER_STATUS_LABELS,
  transitions: {
    prepare: { from: ['created', 'prepared'], to: 'prepared' },
    pay: { from: ['created', 'prepared', 'closed', 'expired'], to: 'paid' },
    close: { from: ['created', 'prepared'], to: 'closed' },
    expire: { from: ['created', 'prepared'], to: 'expired' },
    start_refund: { from: ['paid', 'part_refunded'], to: 'refunding' },
    refund_all: { from: ['refunding'], to: 'refunded' },
    refund_part: { from: ['refunding'], to: 'part_refunded' },
    refund_none: { from: ['refunding'], to: 'paid' },
  },
});

/** Can still be paid. */
export const RUNNING: readonly PaymentOrderStatus[] = ['created', 'prepared'];
export const isRunning = ({ status }: { status: PaymentOrderStatus }): boolean => RUNNING.includes(status);
