import type { PointAwardMode, PointRuleTerms } from '@xianfeng/shared-types';

export interface PointRuleSeed extends PointRuleTerms {
  code: string;
  awardMode: PointAwardMode;
}

const DEFAULT = '系统默认，由本单位党委确认或修改';
const SANJIN = '参照山西省“三晋先锋”积分规则';
const CITY = '参照某市直机关党员积分办法';
const COMPANY = '参照某企业党支部工作考核细则';

const rule = (
  code: string, title: string, basis: PointRuleTerms['basis'], pointsCenti: number, description: string, more: Partial<PointRuleSeed> = {},
): PointRuleSeed => ({
  code, title, basis, pointsCenti, description, awardMode: 'officer', memberMonthlyCapCenti: null, orgMonthlyCapCenti: null,
  sourceDoc: DEFAULT, sourceArticle: '', ...more,
});

const automatic = { awardMode: 'automatic' } as const;

/** Rules that a new installation starts with; the customer revises them by new versions. Points in hundredths. */
export const POINT_RULE_SEEDS: readonly PointRuleSeed[] = [
  rule('case.published.lead', '案例发布（第一作者）', 'case_published', 1000, '案例通过初审、盲审与公示后发布，第一作者得分。', automatic),
  rule('case.published.coauthor', '案例发布（合作作者）', 'case_published', 400, '案例通过初审、盲审与公示后发布，其他作者得分。', automatic),
  rule('case.adopted', '案例被借鉴并见成效', 'case_adopted', 500, '其他组织借鉴本案例，成效经借鉴方书记确认，第一作者得分。', automatic),
  rule('adoption.completed', '借鉴案例取得成效', 'adoption_completed', 600, '本支部借鉴案例并经书记确认成效，计入支部。', { ...automatic, orgMonthlyCapCenti: 1200 }),
  rule('review.done', '按时完成案例评审', 'review_done', 100, '在期限内提交一份评审意见。', { ...automatic, memberMonthlyCapCenti: 500 }),
  rule('branch.theme_day', '按期开展主题党日', 'activity_held', 500, '当月主题党日如期开展，记录齐全，计入支部。', {
    orgMonthlyCapCenti: 500, sourceDoc: SANJIN, sourceArticle: 'N 主题党日',
  }),
  rule('branch.members_meeting', '召开党员大会', 'activity_held', 500, '按规定召开党员大会，记录齐全，计入支部。', {
    orgMonthlyCapCenti: 500, sourceDoc: SANJIN, sourceArticle: 'I 党员大会',
  }),
  rule('branch.committee_meeting', '召开支委会', 'activity_held', 500, '按规定召开支部委员会会议，记录齐全，计入支部。', {
    orgMonthlyCapCenti: 500, sourceDoc: SANJIN, sourceArticle: 'J 支委会',
  }),
  rule('lecture.given', '讲授党课', 'lecture_given', 500, '为支部党员讲授一次党课，有讲稿和记录。', { sourceDoc: SANJIN, sourceArticle: 'L 党课' }),
  rule('lecture.short', '讲授微党课或宣讲', 'lecture_given', 300, '讲授微党课或参加宣讲一次，有记录。', { sourceDoc: CITY, sourceArticle: '微党课、宣讲' }),
  rule('service.done', '为群众办实事', 'service_done', 200, '解决群众或一线员工的具体困难，有办结记录。', { memberMonthlyCapCenti: 600 }),
  rule('honour.received', '受到上级表彰', 'honour_received', 200, '个人或支部受到上级表彰，以文件为准。', { sourceDoc: COMPANY, sourceArticle: '受公司表彰' }),
  rule('task.completed', '完成党委交办任务', 'task_completed', 200, '按要求完成党委交办的专项工作。'),
  rule('duty.missed', '应开展未开展的组织工作', 'duty_missed', -200, '规定的会议或工作未开展且无正当理由，计入支部。', {
    sourceDoc: COMPANY, sourceArticle: '党委交办任务未按时完成',
  }),
];
