import type { Id } from '@xianfeng/shared-types';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useMe } from '../session';
import { widest } from './place-of';

export interface Scope {
  orgId: Id;
  orgName: string;
}

interface ScopeState extends Scope {
  choose(scope: Scope): void;
}

const ScopeContext = createContext<ScopeState | null>(null);
const nameOf = (memberId: Id): string => `xianfeng.console.scope.${memberId}`;

function stored(memberId: Id): Scope | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(memberId)) ?? 'null') as Scope | null;
  } catch {
    return null;
  }
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

/** For the content of one page: the same, or where its rights hold. */
export function ScopeOverride({ place, children }: { place: Scope; children: ReactNode }) {
  const around = useScope();
  const state = useMemo(() => ({ ...around, orgId: place.orgId, orgName: place.orgName }), [around, place.orgId, place.orgName]);
  return <ScopeContext.Provider value={state}>{children}</ScopeContext.Provider>;
}
