import { Injectable } from '@nestjs/common';
import type { Id, ReviewBoard, ReviewOnBoard } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { MemberDirectory } from '../../members';
import { CaseRules } from '../case-rules';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseAccess } from '../case.access';
import { SimilarityCheck } from '../checks/similarity-check';
import { TextSafety } from '../checks/text-safety';
import { CaseReview } from './case-review.entity';
import { ReviewerCandidates } from './reviewer-candidates';
import { summary } from './scoring';

interface Progress {
  assigned: number;
  done: number;
  needed: number;
  /** Points. */
  spread: number | null;
  spreadLimit: number;
}

/** Everything an officer weighs before deciding on a case. */
@Injectable()
export class ReviewBoards {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly views: CaseViews,
    private readonly rules: CaseRules,
    private readonly candidates: ReviewerCandidates,
    private readonly similarity: SimilarityCheck,
    private readonly safety: TextSafety,
    private readonly members: MemberDirectory,
    private readonly clock: Clock,
  ) {}

  async board(id: Id): Promise<ReviewBoard> {
    const bundle = await this.store.bundle(id);
    const standing = await this.access.requireHandler(bundle, 'officer');
    const { round, orgPath, similarityExplanation, status, submittedAt } = bundle.record;
    const reviews = await this.uow.read((tx) => tx.repo(CaseReview).find({ where: { caseId: id, round }, order: { id: 'ASC' } }));
    const { average, spread } = summary(reviews.flatMap((review) => review.totalHundredths ?? []));
    const [needed, spreadLimit, rubric] = await Promise.all([
      this.rules.number('minReviewers', orgPath), this.rules.number('spreadLimit', orgPath),
      this.rules.rubric(orgPath, submittedAt ? toBusinessDate(submittedAt) : undefined),
    ]);
    const done = reviews.filter((review) => review.state === 'submitted').length;
    const assigned = reviews.filter((review) => review.state === 'assigned').length;
    const open = status === 'committee_review';
    return {
      case: await this.views.detail(id, standing), rubric, reviews: await this.onBoard(reviews), averageHundredths: average, spreadHundredths: spread, needed,
      enough: done >= needed,
      suggestion: open ? suggestion({ assigned, done, needed, spread: spread === null ? null : spread / 100, spreadLimit }) : null,
      candidates: open ? (await this.candidates.of(bundle)).filter(({ bar }) => bar === null).map(({ bar: _, ...candidate }) => candidate) : [],
      similar: await this.similarity.kept(id, round), similarityExplanation, safetyFindings: await this.safety.findings(id, round),
    };
  }

  private async onBoard(reviews: readonly CaseReview[]): Promise<ReviewOnBoard[]> {
    const people = await this.members.getMany(reviews.map((review) => review.reviewerId));
    return reviews.map(({ id, reviewerId, state, dueOn, method, totalHundredths, scores, opinion, reason }) => ({
      id, reviewerId, reviewerName: people.get(reviewerId)?.name ?? '', reviewerOrgName: people.get(reviewerId)?.orgName ?? '', state, dueOn,
      overdue: state === 'assigned' && dueOn < this.clock.today(), method, totalHundredths,
      scores: scores.map(({ criterion, score, comment }) => ({ criterion, score, comment })), opinion, reason,
    }));
  }
}

/** One sentence on what is next; null when the officer can decide. */
export function suggestion({ assigned, done, needed, spread, spreadLimit }: Progress): string | null {
  if (done + assigned < needed) return `还需安排 ${needed - done - assigned} 名评审员。`;
  if (assigned > 0) return `还有 ${assigned} 名评审员未交评分。`;
  // A third opinion is asked for once; afterwards the officer weighs what there is.
  if (spread !== null && spread >= spreadLimit && done <= needed) return `评分相差 ${spread} 分，建议增加一名评审员。`;
  return null;
}
