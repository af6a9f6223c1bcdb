import { DUES_USE_STATUS_LABELS, type DuesUseAction, type DuesUseStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export const duesUseMachine = new StateMachine<DuesUseStatus, DuesUseAction>({
  initial: 'requested',
  states: DUES_USE_STATUS_LABELS,
  transitions: {
    approve: { from: ['requested'], to: 'paid' },
    reject: { from: ['requested'], to: 'rejected', needsReason: true },
    withdraw: { from: ['requested'], to: 'withdrawn', needsReason: true },
  },
});
