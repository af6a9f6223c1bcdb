import { ORG_CHILD_KINDS, type OrgAction } from '@xianfeng/shared-types';
import type { Principal } from '../../platform/access';
import { below } from './org-store';
import type { Org } from './org.entity';

/** What the principal may do with the organisation now. Where an action concerns a second organisation, that one is checked when it is done. */
export function allowedActions(principal: Principal, org: Pick<Org, 'path' | 'status' | 'kind' | 'parentId'>): OrgAction[] {
  if (org.status === 'closed' || !principal.can('org:write', org.path)) return [];
  const actions: OrgAction[] = ['update'];
  if (org.parentId) actions.push('move', 'merge', 'close');
  if (ORG_CHILD_KINDS[org.kind].length > 0 && principal.can('org:write', below(org.path))) actions.push('create_child');
  return actions;
}

/** Sizes and posts of a branch are shown to those who may see its roster. */
export const seesWarnings = (principal: Principal, org: Pick<Org, 'path' | 'status'>): boolean =>
  org.status === 'active' && (principal.can('member:read', org.path) || principal.can('org:write', org.path));
