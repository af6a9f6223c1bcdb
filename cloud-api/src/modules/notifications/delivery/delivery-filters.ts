import { Injectable } from '@nestjs/common';
import type { DeliveryFilter, Permission } from '@xianfeng/shared-types';
import { prefixEnd, type SqlParam } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { OrgDirectory } from '../../orgs';

/** What a filter and the caller's reach leave over of `delivery d JOIN notification n`. */
@Injectable()
export class DeliveryFilters {
  constructor(private readonly orgs: OrgDirectory) {}

  async condition(permission: Permission, filter: DeliveryFilter, more: [string, SqlParam | undefined][] = []): Promise<{ where: string; params: SqlParam[] }> {
    const scope = scopeSql('d.orgPath', currentPrincipal().scopes(permission));
    const path = filter.orgId && (await this.orgs.get(filter.orgId)).path;
    const filters: [string, SqlParam | undefined][] = [
      ['n.topic = ?', filter.topic], ['n.period = ?', filter.period], ['d.month = ?', filter.month], ['d.channel = ?', filter.channel],
      ['d.orgPath >= ?', path], ['d.orgPath < ?', path && prefixEnd(path)], ...more,
    ];
    const used = filters.filter((f): f is [string, SqlParam] => f[1] !== undefined);
    return { where: [scope.sql, ...used.map(([sql]) => sql)].join(' AND '), params: [...scope.params, ...used.map(([, value]) => value)] };
  }
}
