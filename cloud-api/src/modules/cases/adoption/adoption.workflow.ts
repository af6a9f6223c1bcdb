import { ADOPTION_STATUSES, type AdoptionStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type AdoptionTransition = 'start' | 'submit_result' | 'confirm' | 'return' | 'not_effective' | 'cancel';

/** 借鉴: credit only after somebody else of the adopting branch has confirmed what came of it (features M5). */
export const adoptionMachine = new StateMachine<AdoptionStatus, AdoptionTransition>({
  initial: 'planned',
  states: ADOPTION_STATUSES,
  transitions: {
    start: { from: ['planned'], to: 'in_progress' },
    submit_result: { from: ['in_progress'], to: 'result_submitted' },
    confirm: { from: ['result_submitted'], to: 'confirmed' },
    return: { from: ['result_submitted'], to: 'in_progress', needsReason: true },
    not_effective: { from: ['in_progress', 'result_submitted'], to: 'not_effective', needsReason: true },
    cancel: { from: ['planned', 'in_progress'], to: 'cancelled', needsReason: true },
  },
});

export const STEP_NAMES: Record<string, string> = {
  create: '借鉴', plan: '调整计划', start: '启动', submit_result: '填报成效', follow_up: '补充成效', confirm: '确认成效', return: '退回补充',
  not_effective: '未见成效', cancel: '取消',
};
