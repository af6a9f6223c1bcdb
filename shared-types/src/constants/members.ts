/** 人员类别 (domain-rules §6.2); political-status codes of GB/T 4762-1984 are 01 and 02. */
export const MEMBER_CATEGORIES = { full: '正式党员', probationary: '预备党员' } as const;
export type MemberCategory = keyof typeof MEMBER_CATEGORIES;

/** 分类管理 (S1-CLS): what is asked of a member differs by kind. */
export const MEMBER_KINDS = { on_job: '在岗', retired: '离退休', mobile: '流动' } as const;
export type MemberKind = keyof typeof MEMBER_KINDS;

/** 党籍状态. */
export const MEMBER_STATUSES = {
  active: '正常', suspended: '停止党籍', transferred_out: '已转出', removed: '出党', deceased: '已去世',
} as const;
export type MemberStatus = keyof typeof MEMBER_STATUSES;

/** What an officer does to the status; each needs a reason and leaves a row in the member's history. */
export const MEMBER_STATUS_ACTIONS = {
  suspend: '停止党籍', resume: '恢复正常', transfer_out: '转出组织关系', take_back: '转回组织关系', remove: '办理出党', restore: '恢复党籍',
  decease: '登记去世',
} as const;
export type MemberStatusAction = keyof typeof MEMBER_STATUS_ACTIONS;

/** 党内职务 of branch committees and groups. */
export const MEMBER_POSTS = {
  secretary: '书记', deputy_secretary: '副书记', organization: '组织委员', publicity: '宣传委员', discipline: '纪检委员',
  committee: '委员', group_leader: '党小组长',
} as const;
export type MemberPostCode = keyof typeof MEMBER_POSTS;

/** Encrypted fields, shown masked until revealed with a reason. */
export const SENSITIVE_MEMBER_FIELDS = { idNumber: '公民身份号码', phone: '手机', landline: '固定电话', address: '家庭住址' } as const;
export type SensitiveMemberField = keyof typeof SENSITIVE_MEMBER_FIELDS;
