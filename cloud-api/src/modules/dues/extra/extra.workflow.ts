import { EXTRA_STATUSES, type ExtraStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type ExtraStep = 'find_large' | 'give_back' | 'report' | 'receipt';

/** 第十一条: received by the base committee, passed up to the Centre, which gives the member a receipt. Below the line nothing follows. */
export const extraMachine = new StateMachine<ExtraStatus, ExtraStep>({
  initial: 'ordinary',
  states: EXTRA_STATUSES,
  transitions: {
    find_large: { from: ['ordinary'], to: 'received' },
    give_back: { from: ['ordinary', 'received'], to: 'ordinary' },
    report: { from: ['received'], to: 'reported', needsReason: true },
    receipt: { from: ['reported'], to: 'receipted', needsReason: true },
  },
});
