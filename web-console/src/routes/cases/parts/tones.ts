import type { AdoptionStatus, CaseStatus, ReviewState, SafetyState } from '@xianfeng/shared-types';

/** Red asks somebody to act, gold waits, green is done, grey is over. */
type Tone = 'red' | 'gold' | 'green' | 'blue' | 'default';

const CASES: Record<CaseStatus, Tone> = {
  draft: 'blue', submitted: 'gold', branch_review: 'gold', committee_review: 'gold', approved: 'gold', notice: 'gold', published: 'green',
  withdrawn: 'default', returned: 'red', rejected: 'default',
};
export const caseTone = (status: CaseStatus): Tone => CASES[status];

const POINTS: Record<Tone, string> = { red: 'red', gold: 'gold', green: 'green', blue: 'blue', default: 'gray' };
/** For the dots of a history. */
export const toneOf = (status: CaseStatus): string => POINTS[CASES[status]];

const ADOPTIONS: Record<AdoptionStatus, Tone> = {
  planned: 'blue', in_progress: 'blue', result_submitted: 'gold', confirmed: 'green', not_effective: 'default', cancelled: 'default',
};
export const adoptionTone = (status: AdoptionStatus): Tone => ADOPTIONS[status];

const SAFETY: Record<SafetyState, Tone> = { pending: 'gold', pass: 'green', review: 'gold', risky: 'red' };
export const safetyTone = (state: SafetyState): Tone => SAFETY[state];

export const REVIEW_STATES: Record<ReviewState, { text: string; tone: Tone }> = {
  assigned: { text: '评审中', tone: 'gold' },
  submitted: { text: '已交出', tone: 'green' },
  declined: { text: '已回避', tone: 'default' },
  released: { text: '已收回', tone: 'default' },
};
