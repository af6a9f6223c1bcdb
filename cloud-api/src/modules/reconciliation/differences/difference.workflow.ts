import { DIFFERENCE_STATUS_LABELS, type DifferenceAction, type DifferenceStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

/** `settle` is the comparison's own: both sides agree now. */
export type DifferenceMove = Exclude<DifferenceAction, 'recheck'> | 'settle' | 'return';

export const differenceMachine = new StateMachine<DifferenceStatus, DifferenceMove>({
  initial: 'open',
  states: DIFFERENCE_STATUS_LABELS,
  transitions: {
    take: { from: ['open', 'taken'], to: 'taken' },
    explain: { from: ['open', 'taken'], to: 'explained', needsReason: true },
    reopen: { from: ['explained'], to: 'open', needsReason: true },
    settle: { from: ['open', 'taken', 'explained'], to: 'settled' },
    return: { from: ['settled'], to: 'open' },
  },
});
