import { BOOK_ENTRY_STATUS_LABELS, type BookEntryAction, type BookEntryStatus } from '@xianfeng/shared-types';
import { StateMachine } from '../../../platform/workflow';

export const bookEntryMachine = new StateMachine<BookEntryStatus, BookEntryAction>({
  initial: 'entered',
  states: BOOK_ENTRY_STATUS_LABELS,
  transitions: {
    confirm: { from: ['entered'], to: 'confirmed' },
    refuse: { from: ['entered'], to: 'refused', needsReason: true },
    reverse: { from: ['confirmed'], to: 'reversed', needsReason: true },
  },
});
