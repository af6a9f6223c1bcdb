/** Where a case stands, with the word a user sees. */
export const CASE_STATUSES = {
  draft: '草稿',
  submitted: '已提交，内容安全检查中',
  branch_review: '支部初审',
  committee_review: '党委评审',
  approved: '评审通过，待公示',
  notice: '公示中',
  published: '已发布',
  withdrawn: '已撤回',
  returned: '退回修改',
  rejected: '未通过',
} as const;
export type CaseStatus = keyof typeof CASE_STATUSES;

/** Sections of a case in reading order (domain-rules §8.1: 背景 做法 成效 启示 附录). */
export const CASE_SECTIONS = {
  background: '背景与起因',
  practice: '做法与经过',
  effect: '成效',
  insight: '启示',
  appendix: '附录',
} as const;
export type CaseSectionKey = keyof typeof CASE_SECTIONS;
export const CASE_SECTION_KEYS = Object.keys(CASE_SECTIONS) as CaseSectionKey[];

/** Parts of a draft that a conflict or a returned case points at. */
export const CASE_PARTS = {
  title: '标题',
  category: '分类',
  tags: '标签',
  authors: '作者',
  summary: '摘要',
  ...CASE_SECTIONS,
  visibility: '公开范围',
  publicDigest: '公开摘要',
  cover: '封面',
  files: '图片与附件',
  pledge: '原创承诺',
} as const;
export type CasePart = keyof typeof CASE_PARTS;

/** Criteria of the blind review; their weights are dated rule rows. */
export const RUBRIC_CRITERIA = {
  authenticity: '真实性',
  innovation: '创新性',
  effectiveness: '实效性',
  replicability: '推广性',
} as const;
export type RubricCriterion = keyof typeof RUBRIC_CRITERIA;
export const RUBRIC_CRITERION_KEYS = Object.keys(RUBRIC_CRITERIA) as RubricCriterion[];

/** What a check by WeChat or a person says of a text or picture; pending until it is known. */
export const SAFETY_STATES = { pending: '检查中', pass: '通过', review: '待人工核查', risky: '违规' } as const;
export type SafetyState = keyof typeof SAFETY_STATES;
