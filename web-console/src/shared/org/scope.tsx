import { IMPLICIT_ROLES, ROLE_PERMISSIONS, type Id, type MyRole, type Role } from '@xianfeng/shared-types';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useMe } from '../session';

export interface Scope {
  orgId: Id;
  orgName: string;
}

interface ScopeState extends Scope {
  choose(scope: Scope): void;
}

/** More than any role has permissions. */
const MOST = 1_000;

const ScopeContext = createContext<ScopeState | null>(null);
const nameOf = (memberId: Id): string => `xianfeng.console.scope.${memberId}`;

function stored(memberId: Id): Scope | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(memberId)) ?? 'null') as Scope | null;
  } catch {
    return null;
  }
}

/** Of several posts one that reaches down to others' work, and of those the one with most to do. */
function widest(roles: MyRole[]): MyRole | undefined {
  const weight = ({ role, reach }: MyRole) => (reach === 'subtree' ? MOST : 0) + ROLE_PERMISSIONS[role].length;
  return roles.filter(({ role }) => !(IMPLICIT_ROLES as readonly Role[]).includes(role)).sort((a, b) => weight(b) - weight(a))[0];
}

/** The organisation whose work is on the screen, with everything below it; at first the one that the officer holds a post in. */
export function ScopeProvider({ children }: { children: ReactNode }) {
  const { member, roles } = useMe();
  const granted = widest(roles);
  const [scope, setScope] = useState<Scope>(() => stored(member.id) ?? granted ?? { orgId: member.orgId, orgName: member.orgName });
  const state = useMemo<ScopeState>(
    () => ({
      orgId: scope.orgId,
      orgName: scope.orgName,
      choose({ orgId, orgName }) {
        localStorage.setItem(nameOf(member.id), JSON.stringify({ orgId, orgName }));
        setScope({ orgId, orgName });
      },
    }),
    [scope, member.id],
  );
  return <ScopeContext.Provider value={state}>{children}</ScopeContext.Provider>;
}

export function useScope(): ScopeState {
  const state = useContext(ScopeContext);
  if (!state) throw new Error('useScope needs ScopeProvider');
  return state;
}
