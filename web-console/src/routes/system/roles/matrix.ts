import type { RoleMatrix } from '@xianfeng/shared-types';

export interface MatrixBlock {
  group: string;
  name: string;
  permissions: RoleMatrix['permissions'];
}

/** Permissions by block, in the order in which the blocks first come. */
export function blocksOf({ permissions }: Pick<RoleMatrix, 'permissions'>): MatrixBlock[] {
  const blocks = new Map<string, MatrixBlock>();
  for (const permission of permissions) {
    const block = blocks.get(permission.group) ?? { group: permission.group, name: permission.groupName, permissions: [] };
    block.permissions.push(permission);
    blocks.set(permission.group, block);
  }
  return [...blocks.values()];
}
