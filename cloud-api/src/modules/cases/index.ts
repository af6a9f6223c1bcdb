export { type AdoptionTodoCounts, AdoptionTodos } from './adoption/adoption-todos';
export { CASE_ADOPTION_CONFIRMED, type CaseAdoptionConfirmed } from './adoption/adoption-events';
export { AdoptionLines } from './adoption/adoption-lines';
export { CaseReading } from './authoring/case-reading';
export { CaseBacklog } from './case-backlog';
export { CASE_PUBLISHED, CASE_WITHDRAWN, REVIEW_DONE, type CasePublished, type CaseWithdrawn, type ReviewDone } from './case-events';
export { CaseOverview } from './case-overview';
export { CasesModule } from './cases.module';
