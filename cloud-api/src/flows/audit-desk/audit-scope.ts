import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { OrgDirectory } from '../../modules/orgs';
import { prefixEnd, type SqlParam } from '../../database';
import { currentPrincipal, requireScope, scopeSql } from '../../platform/access';

/** Which rows of the log the caller may read: those of the own reach, and the platform's own for whoever reads the whole tree. */
@Injectable()
export class AuditScope {
  constructor(private readonly orgs: OrgDirectory) {}

  /** Of one organisation and below when it is given; 404 outside the reach. */
  async condition(orgId: Id | undefined): Promise<{ sql: string; params: SqlParam[] }> {
    const caller = currentPrincipal();
    const reach = scopeSql('orgPath', caller.scopes('audit:read'));
    if (orgId) {
      const { path } = await this.orgs.get(orgId);
      requireScope('audit:read', path, '组织');
      return { sql: `${reach.sql} AND orgPath >= ? AND orgPath < ?`, params: [...reach.params, path, prefixEnd(path)] };
    }
    const whole = (await this.orgs.roots()).every(({ path }) => caller.scopes('audit:read').some((s) => s.reach === 'subtree' && s.path === path));
    return whole ? { sql: `(${reach.sql} OR orgPath = '')`, params: reach.params } : reach;
  }
}
