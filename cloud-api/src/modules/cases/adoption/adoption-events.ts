import type { Id, IsoDateTime } from '@xianfeng/shared-types';

/** Outbox topic: an adoption's result was confirmed by the adopting branch. */
export const CASE_ADOPTION_CONFIRMED = 'case.adoption_confirmed';
export interface CaseAdoptionConfirmed {
  adoptionId: Id;
  caseId: Id;
  caseTitle: string;
  caseOrgId: Id;
  caseOrgPath: string;
  authorIds: Id[];
  adopterOrgId: Id;
  adopterOrgPath: string;
  confirmedAt: IsoDateTime;
}
