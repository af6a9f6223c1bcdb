import { Module } from '@nestjs/common';
import { AdoptionLines } from './adoption/adoption-lines';
import { AdoptionTodos } from './adoption/adoption-todos';
import { AuthoringController } from './authoring/authoring.controller';
import { CaseFiles } from './authoring/case-files';
import { CaseReading } from './authoring/case-reading';
import { DraftRules } from './authoring/draft-rules';
import { Drafts } from './authoring/draft.service';
import { DraftViews } from './authoring/draft-views';
import { MyCases } from './authoring/my-cases';
import { Submissions } from './authoring/submission.service';
import { CaseBacklog } from './case-backlog';
import { CaseCategories } from './case-categories.service';
import { CaseMessages } from './case-messages';
import { CaseOverview } from './case-overview';
import { CaseRules } from './case-rules';
import { CaseStore } from './case-store';
import { CaseSuccession } from './case-succession';
import { CaseViews } from './case-views';
import { CaseAccess } from './case.access';
import { SafetyOutcome } from './checks/safety-outcome';
import { SimilarityCheck } from './checks/similarity-check';
import { TextSafety } from './checks/text-safety';
import { CaseNotices } from './notice/case-notices';
import { NoticeController } from './notice/notice.controller';
import { NoticeList } from './notice/notice-list';
import { Objections } from './notice/objections.service';
import { Publications } from './notice/publication.service';
import { Assignments } from './review/assignment.service';
import { BlindNames } from './review/blind-names';
import { BlindReviews } from './review/blind-review.service';
import { BlindReviewViews } from './review/blind-review.views';
import { BranchReviews } from './review/branch-review.service';
import { CaseDesk } from './review/case-desk';
import { CaseReminders } from './review/case-reminders';
import { CommitteeDecisions } from './review/committee.service';
import { ReviewBench } from './review/review-bench';
import { ReviewBoards } from './review/review-board';
import { ReviewController } from './review/review.controller';
import { ReviewerCandidates } from './review/reviewer-candidates';
import { LIBRARY_CONTROLLERS, LIBRARY_PROVIDERS } from './library/library.providers';
import { ShingleSimilarity } from './similarity/shingle-similarity';
import { SimilarityIndex } from './similarity/similarity-index';

const shared = [CaseAccess, CaseBacklog, CaseCategories, CaseMessages, CaseOverview, CaseRules, CaseStore, CaseSuccession, CaseViews];
const authoring = [CaseFiles, CaseReading, DraftRules, Drafts, DraftViews, MyCases, Submissions];
const checks = [SafetyOutcome, SimilarityCheck, TextSafety];
const review = [
  Assignments, BlindNames, BlindReviews, BlindReviewViews, BranchReviews, CaseDesk, CaseReminders, CommitteeDecisions, ReviewBench, ReviewBoards, ReviewerCandidates,
];
const notice = [CaseNotices, NoticeList, Objections, Publications];

@Module({
  controllers: [AuthoringController, ReviewController, NoticeController, ...LIBRARY_CONTROLLERS],
  providers: [...shared, ...authoring, ...checks, ...review, ...notice, ...LIBRARY_PROVIDERS, { provide: SimilarityIndex, useClass: ShingleSimilarity }],
  exports: [AdoptionLines, AdoptionTodos, CaseBacklog, CaseReading, CaseOverview],
})
export class CasesModule {}
