import { Injectable } from '@nestjs/common';
import type { GrantRoleBody, Id, IsoDate, OrgRolesQuery, Page } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { RoleAssignmentRow } from './role-assignment.entity';

/** Lists of assignments, newest first. */
@Injectable()
export class RoleQueries {
  constructor(private readonly uow: UnitOfWork) {}

  byOrg(orgId: Id, query: OrgRolesQuery, today: IsoDate): Promise<Page<RoleAssignmentRow>> {
    return this.page('orgId', orgId, query, today);
  }

  byMember(memberId: Id, query: OrgRolesQuery, today: IsoDate): Promise<Page<RoleAssignmentRow>> {
    return this.page('memberId', memberId, query, today);
  }

  /** Whether the member holds the same role with the same reach there on one of the days. */
  async overlaps(tx: Tx, { memberId, role, orgId, reach }: GrantRoleBody, fromDate: IsoDate, toDate: IsoDate | null): Promise<boolean> {
    const rows = tx.repo(RoleAssignmentRow).createQueryBuilder('r').select('r.id')
      .where('r.memberId = :memberId AND r.role = :role AND r.orgId = :orgId AND r.reach = :reach', { memberId, role, orgId, reach })
      .andWhere('(r.toDate IS NULL OR r.toDate >= :fromDate) AND r.fromDate <= :toDate', { fromDate, toDate: toDate ?? '9999-12-31' })
      .andWhere('(r.toDate IS NULL OR r.toDate >= r.fromDate)');
    return rows.getExists();
  }

  private async page(column: 'orgId' | 'memberId', id: Id, query: OrgRolesQuery, today: IsoDate): Promise<Page<RoleAssignmentRow>> {
    const after = decodeCursor(query, 1);
    const rows = await this.uow.read((tx) => {
      const found = tx.repo(RoleAssignmentRow).createQueryBuilder('r').where(`r.${column} = :id`, { id });
      if (!query.includeEnded) found.andWhere('(r.toDate IS NULL OR r.toDate >= :today)', { today });
      if (after) found.andWhere('r.id < :after', { after: after[0] });
      return found.orderBy('r.id', 'DESC').limit(pageLimit(query) + 1).getMany();
    });
    return toPage(rows, pageLimit(query), (row) => row, (row) => [row.id]);
  }
}
