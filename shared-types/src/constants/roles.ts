import type { Permission } from './permissions';

/** Roles that an officer can assign. */
export const GRANTABLE_ROLES = [
  'platform_admin',
  'committee_officer',
  'committee_secretary',
  'finance_officer',
  'branch_secretary',
  'branch_committee',
  'reviewer',
] as const;
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/**
 * What every active member holds without a grant: `member` at the own organisation, to act there, and `reader` at the
 * top organisation with everything below, to read what is published in the whole group. Two roles, so that the wide
 * reach carries no right to write.
 */
export const IMPLICIT_ROLES = ['member', 'reader'] as const;

export const ROLES = [...GRANTABLE_ROLES, ...IMPLICIT_ROLES] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  platform_admin: '平台管理员',
  committee_officer: '党务专员',
  committee_secretary: '党委书记',
  finance_officer: '党费管理员',
  branch_secretary: '支部书记',
  branch_committee: '支部委员',
  reviewer: '案例评审员',
  member: '党员',
  reader: '全员阅读',
};

/** How far an assignment reaches: the organisation alone, or it and everything below. */
export type RoleReach = 'self' | 'subtree';

const READER: Permission[] = ['org:read', 'case:read', 'ranking:read'];
const MEMBER: Permission[] = [...READER, 'case:submit', 'file:upload', 'point:read', 'point:appeal', 'dues:pay', 'inbox:read'];
const BRANCH_COMMITTEE: Permission[] = [...MEMBER, 'member:read', 'case:branch-review', 'case:adopt', 'dues:confirm-cash'];
const BRANCH_SECRETARY: Permission[] = [
  ...BRANCH_COMMITTEE, 'member:write', 'case:confirm-adoption', 'role:read', 'point:read-branch', 'dues:report', 'export:read',
];
const REVIEWER: Permission[] = ['case:read', 'case:review'];
const COMMITTEE_OFFICER: Permission[] = [
  ...BRANCH_SECRETARY, 'org:write', 'member:reveal', 'member:import', 'member:export', 'role:grant', 'case:publish',
  'category:write', 'point:rule', 'point:award', 'point:answer-appeal', 'ranking:close', 'bulletin:edit',
  'dues:relief', 'delivery:read', 'delivery:redrive', 'audit:read', 'setting:write',
];
const FINANCE_OFFICER: Permission[] = [
  'org:read', 'member:read', 'dues:collect', 'dues:confirm-cash', 'dues:fix', 'dues:finance', 'dues:report', 'export:read', 'inbox:read',
];

/** What each role may do within its reach (facts: architecture §3, Permissions). */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  platform_admin: [
    'org:read', 'role:read', 'role:grant', 'delivery:read', 'delivery:redrive', 'audit:read', 'job:read', 'job:retry',
    'setting:write', 'second-factor:reset', 'inbox:read',
  ],
  committee_officer: COMMITTEE_OFFICER,
  committee_secretary: [...COMMITTEE_OFFICER, 'bulletin:approve'],
  finance_officer: FINANCE_OFFICER,
  // Apart from the secretaries above: of those who lead, only the collecting secretary sees what a member earns.
  branch_secretary: [...BRANCH_SECRETARY, 'dues:collect'],
  branch_committee: BRANCH_COMMITTEE,
  reviewer: REVIEWER,
  member: MEMBER,
  reader: READER,
};
