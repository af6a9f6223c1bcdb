import { CASH_STATUS_LABELS, type CashStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export type CashAction = 'confirm' | 'reject' | 'withdraw' | 'ask_return' | 'give_back' | 'refuse_return' | 'withdraw_return';

export const cashMachine = new StateMachine<CashStatus, CashAction>({
  initial: 'registered',
  states: CASH_STATUS_LABELS,
  transitions: {
    confirm: { from: ['registered'], to: 'confirmed' },
    reject: { from: ['registered'], to: 'rejected', needsReason: true },
    withdraw: { from: ['registered'], to: 'withdrawn' },
    ask_return: { from: ['confirmed'], to: 'returning', needsReason: true },
    give_back: { from: ['returning'], to: 'returned' },
    refuse_return: { from: ['returning'], to: 'confirmed', needsReason: true },
    withdraw_return: { from: ['returning'], to: 'confirmed' },
  },
});
