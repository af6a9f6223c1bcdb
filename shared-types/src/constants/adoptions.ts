/** Where an adoption (借鉴) stands, with the word a user sees. */
export const ADOPTION_STATUSES = {
  planned: '已计划',
  in_progress: '推进中',
  result_submitted: '成效待确认',
  confirmed: '成效已确认',
  not_effective: '未见成效',
  cancelled: '已取消',
} as const;
export type AdoptionStatus = keyof typeof ADOPTION_STATUSES;
export const ADOPTION_STATUS_CODES = Object.keys(ADOPTION_STATUSES) as AdoptionStatus[];

/** A branch may have one adoption of a case in these at a time. */
export const OPEN_ADOPTION_STATUSES = ['planned', 'in_progress', 'result_submitted'] as const satisfies readonly AdoptionStatus[];
