import type { AdoptionStatus, CaseStatus, ObjectionState, ReviewState, SafetyState } from '@xianfeng/shared-types';
import type { Tone } from '../tone';

export const CASE_TONES: Record<CaseStatus, Tone> = {
  draft: 'blue', submitted: 'gold', branch_review: 'gold', committee_review: 'gold', approved: 'gold', notice: 'gold', published: 'green',
  withdrawn: 'grey', returned: 'red', rejected: 'grey',
};

export const ADOPTION_TONES: Record<AdoptionStatus, Tone> = {
  planned: 'blue', in_progress: 'blue', result_submitted: 'gold', confirmed: 'green', not_effective: 'grey', cancelled: 'grey',
};

export const SAFETY_TONES: Record<SafetyState, Tone> = { pending: 'gold', pass: 'green', review: 'gold', risky: 'red' };

/** A blind review as the officer sees it. */
export const REVIEW_STATES: Record<ReviewState, { text: string; tone: Tone }> = {
  assigned: { text: '评审中', tone: 'gold' },
  submitted: { text: '已交出', tone: 'green' },
  declined: { text: '已回避', tone: 'grey' },
  released: { text: '已收回', tone: 'grey' },
};

export const OBJECTION_STATES: Record<ObjectionState, { text: string; tone: Tone }> = {
  open: { text: '待答复', tone: 'red' },
  dismissed: { text: '不成立', tone: 'grey' },
  upheld: { text: '成立', tone: 'grey' },
};
