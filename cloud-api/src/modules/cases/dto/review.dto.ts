import {
  BENCH_QUEUES, REVIEW_DESKS, RUBRIC_CRITERION_KEYS, type AssignReviewersBody, type BenchQuery, type BenchQueue, type BranchDecisionBody, type CommitteeDecisionBody, type Id, type IsoDate,
  type MyReviewsQuery, type ReasonBody, type ReviewDesk, type ReviewQueueQuery, type ReviewScore, type ReviewState, type RubricCriterion,
  type SafetyDecisionBody, type ScoreReviewBody,
} from '@xianfeng/shared-types';
import { DateField, IdField, IdListField, IntField, ObjectListField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';
import { REASON_MAX, VersionDto } from './authoring.dto';

const OPINION_MAX = 2000;

export class ReasonDto implements ReasonBody {
  @TextField('原因', REASON_MAX)
  reason: string;
}

export class ReviewQueueQueryDto extends PageQueryDto implements ReviewQueueQuery {
  @OneOfField('待办类别', REVIEW_DESKS)
  desk: ReviewDesk;
}

export class BenchQueryDto implements BenchQuery {
  @Optional() @OneOfField('待办类别', BENCH_QUEUES) queue?: BenchQueue;
  @Optional() @IdField('案例') id?: Id;
}

export class BranchDecisionDto extends VersionDto implements BranchDecisionBody {
  @OneOfField('决定', ['pass', 'return', 'reject'])
  decision: BranchDecisionBody['decision'];

  @TextField('支部意见', REASON_MAX)
  opinion: string;
}

export class SafetyDecisionDto extends VersionDto implements SafetyDecisionBody {
  @OneOfField('决定', ['pass', 'return'])
  decision: SafetyDecisionBody['decision'];

  @TextField('原因', REASON_MAX)
  reason: string;
}

export class AssignReviewersDto extends VersionDto implements AssignReviewersBody {
  @Optional()
  @IdListField('评审员', 10)
  reviewerIds?: Id[];

  @Optional()
  @IntField('抽取人数', 1, 10)
  draw?: number;

  @Optional()
  @DateField('截止日期')
  dueOn?: IsoDate;
}

export class MyReviewsQueryDto extends PageQueryDto implements MyReviewsQuery {
  @Optional()
  @OneOfField('评审状态', ['assigned', 'declined', 'released', 'submitted'])
  state?: ReviewState;
}

export class ReviewScoreDto implements ReviewScore {
  @OneOfField('评分项', RUBRIC_CRITERION_KEYS)
  criterion: RubricCriterion;

  @IntField('评分', 0, 100)
  score: number;

  @TextField('评语', REASON_MAX, 0)
  comment: string;
}

export class ScoreReviewDto implements ScoreReviewBody {
  @VersionField()
  version: number;

  @ObjectListField('评分', RUBRIC_CRITERION_KEYS.length, () => ReviewScoreDto)
  scores: ReviewScoreDto[];

  @TextField('总体意见', OPINION_MAX, 0)
  opinion: string;
}

export class CommitteeDecisionDto extends VersionDto implements CommitteeDecisionBody {
  @OneOfField('决定', ['approve', 'return', 'reject'])
  decision: CommitteeDecisionBody['decision'];

  @TextField('意见', REASON_MAX, 0)
  reason: string;
}
