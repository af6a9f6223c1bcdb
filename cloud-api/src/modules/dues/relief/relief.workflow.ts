import { RELIEF_STATUSES, type ReliefStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type ReliefStep = 'pass_up' | 'agree_alone' | 'disagree' | 'approve' | 'refuse' | 'withdraw' | 'end';

/** 党员申请 → 支部研究 → 上一级党委批准 (第七条); for retired members the branch alone agrees (2017 通知). */
export const reliefMachine = new StateMachine<ReliefStatus, ReliefStep>({
  initial: 'submitted',
  states: RELIEF_STATUSES,
  transitions: {
    pass_up: { from: ['submitted'], to: 'studied', needsReason: true },
    agree_alone: { from: ['submitted'], to: 'approved', needsReason: true },
    disagree: { from: ['submitted'], to: 'refused', needsReason: true },
    approve: { from: ['studied'], to: 'approved', needsReason: true },
    refuse: { from: ['studied'], to: 'refused', needsReason: true },
    withdraw: { from: ['submitted', 'studied'], to: 'withdrawn' },
    end: { from: ['approved'], to: 'ended', needsReason: true },
  },
});
