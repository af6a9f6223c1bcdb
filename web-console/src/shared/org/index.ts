export { MemberField } from './member-field';
export { MembersField } from './members-field';
export { NamedOrgField, OrgField, type NamedOrg } from './org-field';
export { OrgPicker } from './org-picker';
export { OrgTree } from './org-tree';
export { PageScope } from './page-scope';
export { ScopeProvider, useScope, type Scope } from './scope';
export { useOrgName } from './use-org-name';
