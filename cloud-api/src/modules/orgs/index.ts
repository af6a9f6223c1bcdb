export { idsOfPath, OrgDirectory, type OrgRef, type SubtreeFilter, type UnitOn } from './org-directory';
export { effect, NAMES_SHOWN } from './org-effects';
export { type OrgFollower, OrgFollowers } from './org-followers';
export { OrgMembership, type OrgPerson } from './org-membership';
export { OrgSetup, type OrgPlan } from './org-setup';
export { OrgsModule } from './orgs.module';
export { type Condition, PATH_OF_ORG, ScopedPages, withColumns } from './scoped-pages';
