import { BULLETIN_STATUS_LABELS, type BulletinAction, type BulletinStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../platform/workflow';

export const bulletinMachine = new StateMachine<BulletinStatus, BulletinAction>({
  initial: 'draft',
  states: BULLETIN_STATUS_LABELS,
  transitions: {
    edit: { from: ['draft'], to: 'draft' },
    submit: { from: ['draft'], to: 'submitted' },
    return: { from: ['submitted', 'approved'], to: 'draft', needsReason: true },
    approve: { from: ['submitted'], to: 'approved' },
    publish: { from: ['approved'], to: 'published' },
  },
});
