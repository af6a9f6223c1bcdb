import { MEMBER_STATUSES, type MemberStatus, type MemberStatusAction } from '@xianfeng/shared-types';
import { StateMachine } from '../../platform/workflow';

/** 党籍状态 and who may follow whom (党员教育管理工作条例 第二十四条 for 停止党籍). */
export const memberWorkflow = new StateMachine<MemberStatus, MemberStatusAction>({
  initial: 'active',
  states: MEMBER_STATUSES,
  transitions: {
    suspend: { from: ['active'], to: 'suspended', needsReason: true },
    resume: { from: ['suspended'], to: 'active', needsReason: true },
    transfer_out: { from: ['active'], to: 'transferred_out', needsReason: true },
    take_back: { from: ['transferred_out'], to: 'active', needsReason: true },
    remove: { from: ['active', 'suspended'], to: 'removed', needsReason: true },
    restore: { from: ['removed'], to: 'active', needsReason: true },
    decease: { from: ['active', 'suspended'], to: 'deceased', needsReason: true },
  },
});

/** Still on the rolls of a branch. */
export const isOnRolls = (status: MemberStatus): boolean => status === 'active' || status === 'suspended';
