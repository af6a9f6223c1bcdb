import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  RUBRIC_CRITERIA, RUBRIC_CRITERION_KEYS, type CaseSettings, type IsoDate, type RubricCriterion, type RuleNumber, type WeightedCriterion,
} from '@xianfeng/shared-types';
import { Clock } from '../../platform/clock';
import { RuleBook, type RuleSeed } from '../../platform/rules';

const CALL = '全国基层党建创新典型案例征集通知（2015—2017）';
const OURS = '系统默认值，由党委确定';
const FROM = '2015-01-01';

const seed = (code: string, value: number, unit: string, doc: string, article: string): RuleSeed => ({ code: `case.${code}`, value, unit, doc, article, effectiveFrom: FROM });

/** Domain-rules §8.1; where no source gives a number the row says that it is ours. */
export const CASE_RULES: readonly RuleSeed[] = [
  seed('summary_max', 1500, '字', CALL, '摘要'),
  seed('total_max', 5000, '字', CALL, '正文'),
  seed('total_min', 800, '字', OURS, '正文'),
  seed('section_min', 50, '字', OURS, '背景、做法、成效、启示各节'),
  seed('images_max', 9, '张', OURS, '图片'),
  seed('attachments_max', 5, '个', OURS, '附件'),
  seed('similarity_percent', 30, '%', OURS, '查重'),
  seed('min_reviewers', 2, '人', '案例评审办法', '每篇案例不少于两名评审员盲审'),
  seed('spread_limit', 20, '分', OURS, '评分差异'),
  seed('comment_below', 60, '分', OURS, '低分说明'),
  seed('review_days', 10, '天', OURS, '评审期限'),
  seed('remind_days', 2, '天', OURS, '评审到期前提醒'),
  seed('notice_days', 5, '工作日', OURS, '公示期'),
  seed('rubric.authenticity', 20, '%', OURS, '评分标准'),
  seed('rubric.innovation', 30, '%', OURS, '评分标准'),
  seed('rubric.effectiveness', 30, '%', OURS, '评分标准'),
  seed('rubric.replicability', 20, '%', OURS, '评分标准'),
];

export type CaseRuleCode = Exclude<keyof CaseSettings, 'rubric'> | 'reviewDays' | 'remindDays';
const CODES: Record<CaseRuleCode, string> = {
  summaryMax: 'summary_max', totalMax: 'total_max', totalMin: 'total_min', sectionMin: 'section_min', imagesMax: 'images_max',
  attachmentsMax: 'attachments_max', similarityPercent: 'similarity_percent', minReviewers: 'min_reviewers', spreadLimit: 'spread_limit',
  commentBelow: 'comment_below', noticeDays: 'notice_days', reviewDays: 'review_days', remindDays: 'remind_days',
};

/** The numbers that hold for an organisation today. */
@Injectable()
export class CaseRules implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rules.register(CASE_RULES);
  }

  number(code: CaseRuleCode, orgPath: string): Promise<number> {
    return this.rules.number(`case.${CODES[code]}`, this.clock.today(), orgPath);
  }

  /** Weights in percent, on the date given: a round keeps the weights of the day it was submitted. */
  async weights(orgPath: string, onDate = this.clock.today()): Promise<Record<RubricCriterion, number>> {
    const values = await Promise.all(RUBRIC_CRITERION_KEYS.map((criterion) => this.rules.number(`case.rubric.${criterion}`, onDate, orgPath)));
    return Object.fromEntries(RUBRIC_CRITERION_KEYS.map((criterion, i) => [criterion, values[i]])) as Record<RubricCriterion, number>;
  }

  /** The criteria in their order, for people to read. */
  async rubric(orgPath: string, onDate?: IsoDate): Promise<WeightedCriterion[]> {
    const weights = await this.weights(orgPath, onDate);
    return RUBRIC_CRITERION_KEYS.map((criterion) => ({ criterion, name: RUBRIC_CRITERIA[criterion], weightPercent: weights[criterion] }));
  }

  async settings(orgPath: string): Promise<CaseSettings> {
    const find = (code: string): Promise<RuleNumber> => this.rules.find(`case.${code}`, this.clock.today(), orgPath);
    const names = (Object.keys(CODES) as CaseRuleCode[]).filter((name) => name !== 'reviewDays' && name !== 'remindDays');
    const numbers = await Promise.all(names.map((name) => find(CODES[name])));
    const rubric = await Promise.all(
      RUBRIC_CRITERION_KEYS.map(async (criterion) => ({ criterion, name: RUBRIC_CRITERIA[criterion], weight: await find(`rubric.${criterion}`) })),
    );
    return { ...(Object.fromEntries(names.map((name, i) => [name, numbers[i]])) as Omit<CaseSettings, 'rubric'>), rubric };
  }
}
