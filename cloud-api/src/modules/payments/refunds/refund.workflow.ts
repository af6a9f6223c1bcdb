import { REFUND_STATUS_LABELS, type RefundStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type RefundAction = 'approve' | 'reject' | 'withdraw' | 'accept' | 'succeed' | 'fail' | 'stumble';

/** `accept`: WeChat took it up; `stumble`: the money can't reach the payer (ABNORMAL), which may still be mended at WeChat. */
export const refundMachine = new StateMachine<RefundStatus, RefundAction>({
  initial: 'requested',
  states: REFUND_STATUS_LABELS,
  transitions: {
    approve: { from: ['requested'], to: 'approved' },
    reject: { from: ['requested'], to: 'rejected', needsReason: true },
    withdraw: { from: ['requested'], to: 'withdrawn' },
    accept: { from: ['approved'], to: 'processing' },
    succeed: { from: ['approved', 'processing', 'abnormal', 'failed'], to: 'succeeded' },
    fail: { from: ['approved', 'processing', 'abnormal'], to: 'failed' },
    stumble: { from: ['approved', 'processing'], to: 'abnormal' },
  },
});
