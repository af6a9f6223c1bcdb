import type { AdoptionStatus, CaseStatus, SafetyState } from '@xianfeng/shared-types';
import type { Tone } from '@/shared/ui';

/** Red asks the reader to act, gold waits, green is done, grey is over. */
const CASE_TONES: Record<CaseStatus, Tone> = {
  draft: 'blue', submitted: 'gold', branch_review: 'gold', committee_review: 'gold', approved: 'gold', notice: 'gold', published: 'green',
  withdrawn: 'grey', returned: 'red', rejected: 'grey',
};
export const caseTone = (status: CaseStatus): Tone => CASE_TONES[status];

const ADOPTION_TONES: Record<AdoptionStatus, Tone> = {
  planned: 'blue', in_progress: 'blue', result_submitted: 'gold', confirmed: 'green', not_effective: 'grey', cancelled: 'grey',
};
export const adoptionTone = (status: AdoptionStatus): Tone => ADOPTION_TONES[status];

const SAFETY_TONES: Record<SafetyState, Tone> = { pending: 'gold', pass: 'green', review: 'gold', risky: 'red' };
export const safetyTone = (state: SafetyState): Tone => SAFETY_TONES[state];

/** The way of a case as the author sees it, and how far it has come. */
export const CASE_STEPS = ['提交', '支部初审', '党委评审', '公示', '发布'] as const;
const STEP_OF: Partial<Record<CaseStatus, number>> = { submitted: 0, branch_review: 1, committee_review: 2, approved: 3, notice: 3, published: CASE_STEPS.length };
/** Null where the case is not on its way: a draft, returned or ended. */
export const caseStep = (status: CaseStatus): number | null => STEP_OF[status] ?? null;

export const ADOPTION_STEPS = ['计划', '推进', '成效', '确认'] as const;
const ADOPTION_STEP_OF: Partial<Record<AdoptionStatus, number>> = { planned: 0, in_progress: 1, result_submitted: 3, confirmed: ADOPTION_STEPS.length };
export const adoptionStep = (status: AdoptionStatus): number | null => ADOPTION_STEP_OF[status] ?? null;
