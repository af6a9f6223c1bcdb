import { CONSENT_STATUSES, type ConsentStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type ConsentStep = 'agree' | 'refuse' | 'revoke';

export const consentMachine = new StateMachine<ConsentStatus, ConsentStep>({
  initial: 'requested',
  states: CONSENT_STATUSES,
  transitions: {
    agree: { from: ['requested'], to: 'agreed' },
    refuse: { from: ['requested'], to: 'refused', needsReason: true },
    revoke: { from: ['requested', 'agreed'], to: 'revoked', needsReason: true },
  },
});
