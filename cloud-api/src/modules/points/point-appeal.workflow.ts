import { APPEAL_STATUS_LABELS, type AppealStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../platform/workflow';

export type AppealAction = 'uphold' | 'dismiss' | 'withdraw';

export const appealMachine = new StateMachine<AppealStatus, AppealAction>({
  initial: 'open',
  states: APPEAL_STATUS_LABELS,
  transitions: {
    uphold: { from: ['open'], to: 'upheld', needsReason: true },
    dismiss: { from: ['open'], to: 'dismissed', needsReason: true },
    withdraw: { from: ['open'], to: 'withdrawn' },
  },
});
