import { Body, Controller, Param, Query } from '@nestjs/common';
import { caseReviewsApi, type BlindReview, type CaseDetail, type CaseTodoCounts, type DeskItem, type MyReviewItem, type Page, type ReviewBenchView, type ReviewBoard } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { CaseReading } from '../authoring/case-reading';
import { SafetyOutcome } from '../checks/safety-outcome';
import {
  AssignReviewersDto, BenchQueryDto, BranchDecisionDto, CommitteeDecisionDto, MyReviewsQueryDto, ReasonDto, ReviewQueueQueryDto, SafetyDecisionDto, ScoreReviewDto,
} from '../dto/review.dto';
import { Assignments } from './assignment.service';
import { BlindReviews } from './blind-review.service';
import { BranchReviews } from './branch-review.service';
import { CaseDesk } from './case-desk';
import { CommitteeDecisions } from './committee.service';
import { ReviewBench } from './review-bench';
import { ReviewBoards } from './review-board';

/** From the branch's desk to the committee's decision. */
@Controller()
export class ReviewController {
  constructor(
    private readonly caseDesk: CaseDesk,
    private readonly reviewBench: ReviewBench,
    private readonly reading: CaseReading,
    private readonly branch: BranchReviews,
    private readonly safety: SafetyOutcome,
    private readonly boards: ReviewBoards,
    private readonly assignments: Assignments,
    private readonly blindReviews: BlindReviews,
    private readonly committee: CommitteeDecisions,
  ) {}

  @Route(caseReviewsApi.todo)
  @Requires('case:read')
  todo(): Promise<CaseTodoCounts> {
    return this.caseDesk.counts();
  }

  @Route(caseReviewsApi.bench)
  @Requires('case:read')
  bench(@Query() query: BenchQueryDto): Promise<ReviewBenchView> {
    return this.reviewBench.open(query);
  }

  @Route(caseReviewsApi.desk)
  @Requires('case:branch-review')
  desk(@Query() query: ReviewQueueQueryDto): Promise<Page<DeskItem>> {
    return this.caseDesk.page(query);
  }

  @Route(caseReviewsApi.branchDecision)
  @Requires('case:branch-review')
  async branchDecision(@Param('id') id: string, @Body() body: BranchDecisionDto): Promise<CaseDetail> {
    await this.branch.decide(id, body);
    return this.reading.detail(id);
  }

  @Route(caseReviewsApi.safetyDecision)
  @Requires('case:publish')
  async safetyDecision(@Param('id') id: string, @Body() body: SafetyDecisionDto): Promise<CaseDetail> {
    await this.safety.decide(id, body);
    return this.reading.detail(id);
  }

  @Route(caseReviewsApi.board)
  @Requires('case:publish')
  board(@Param('id') id: string): Promise<ReviewBoard> {
    return this.boards.board(id);
  }

  @Route(caseReviewsApi.assign)
  @Requires('case:publish')
  async assign(@Param('id') id: string, @Body() body: AssignReviewersDto): Promise<ReviewBoard> {
    await this.assignments.assign(id, body);
    return this.boards.board(id);
  }

  @Route(caseReviewsApi.release)
  @Requires('case:publish')
  async release(@Param('id') id: string, @Body() { reason }: ReasonDto): Promise<ReviewBoard> {
    return this.boards.board(await this.assignments.release(id, reason));
  }

  @Route(caseReviewsApi.mine)
  @Requires('case:review')
  mine(@Query() query: MyReviewsQueryDto): Promise<Page<MyReviewItem>> {
    return this.blindReviews.mine(query);
  }

  @Route(caseReviewsApi.blind)
  @Requires('case:review')
  blind(@Param('id') id: string): Promise<BlindReview> {
    return this.blindReviews.get(id);
  }

  @Route(caseReviewsApi.decline)
  @Requires('case:review')
  decline(@Param('id') id: string, @Body() { reason }: ReasonDto): Promise<BlindReview> {
    return this.blindReviews.decline(id, reason);
  }

  @Route(caseReviewsApi.score)
  @Requires('case:review')
  score(@Param('id') id: string, @Body() body: ScoreReviewDto): Promise<BlindReview> {
    return this.blindReviews.score(id, body);
  }

  @Route(caseReviewsApi.committeeDecision)
  @Requires('case:publish')
  async committeeDecision(@Param('id') id: string, @Body() body: CommitteeDecisionDto): Promise<CaseDetail> {
    await this.committee.decide(id, body);
    return this.reading.detail(id);
  }
}
