import type { RoleHolding, RoleReach } from '@xianfeng/shared-types';

export const REACHES: Record<RoleReach, string> = { subtree: '本组织及下级', self: '仅本组织' };

export interface HoldingState {
  text: string;
  tone: 'green' | 'gold' | 'blue' | 'default';
}

/** Where an assignment stands, the coming end included. */
export function holdingState({ state, expiring }: Pick<RoleHolding, 'state' | 'expiring'>): HoldingState {
  if (state === 'ended') return { text: '已收回', tone: 'default' };
  if (state === 'future') return { text: '未生效', tone: 'blue' };
  return expiring ? { text: '即将到期', tone: 'gold' } : { text: '有效', tone: 'green' };
}
