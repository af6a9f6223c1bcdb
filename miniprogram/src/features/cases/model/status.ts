import type { AdoptionStatus, CaseStatus } from '@xianfeng/shared-types';

/** The way of a case as the author sees it, and how far it has come. */
export const CASE_STEPS = ['提交', '支部初审', '党委评审', '公示', '发布'] as const;
const STEP_OF: Partial<Record<CaseStatus, number>> = { submitted: 0, branch_review: 1, committee_review: 2, approved: 3, notice: 3, published: CASE_STEPS.length };
/** Null where the case is not on its way: a draft, returned or ended. */
export const caseStep = (status: CaseStatus): number | null => STEP_OF[status] ?? null;

export const ADOPTION_STEPS = ['计划', '推进', '成效', '确认'] as const;
const ADOPTION_STEP_OF: Partial<Record<AdoptionStatus, number>> = { planned: 0, in_progress: 1, result_submitted: 3, confirmed: ADOPTION_STEPS.length };
export const adoptionStep = (status: AdoptionStatus): number | null => ADOPTION_STEP_OF[status] ?? null;
