import { REMITTANCE_STATUS_LABELS, type RemittanceAction, type RemittanceStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export const remittanceMachine = new StateMachine<RemittanceStatus, RemittanceAction>({
  initial: 'draft',
  states: REMITTANCE_STATUS_LABELS,
  transitions: {
    send: { from: ['draft'], to: 'sent' },
    receive: { from: ['sent'], to: 'received' },
    return: { from: ['sent'], to: 'draft', needsReason: true },
    cancel: { from: ['draft'], to: 'cancelled', needsReason: true },
  },
});
