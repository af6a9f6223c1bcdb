import type { Permission } from '@xianfeng/shared-types';

const GROUPS: Record<string, string> = {
  org: '组织', member: '党员', role: '授权', case: '案例', category: '案例', file: '案例', point: '积分', ranking: '排名与通报', bulletin: '排名与通报', inbox: '消息',
  delivery: '消息', export: '统计', dues: '党费', audit: '审计', job: '运维', setting: '运维', sharing: '案例',
};
/** Prefixes that stand in one block of the matrix. */
const JOINED: Record<string, string> = { category: 'case', file: 'case', bulletin: 'ranking', delivery: 'inbox', setting: 'job', 'second-factor': 'role' };

/** Block of the matrix that a permission stands in. */
export function permissionGroup(permission: Permission): { group: string; groupName: string } {
  const [prefix] = permission.split(':');
  const group = JOINED[prefix] ?? prefix;
  return { group, groupName: GROUPS[group] ?? group };
}
