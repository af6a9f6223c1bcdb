import { Injectable } from '@nestjs/common';
import type { ExceptionLine, ExceptionsQuery, Id, Page, PaymentException } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, type OrgPerson, type OrgRef, ScopedPages } from '../../orgs';
import { PaymentExceptionRow } from './exception.entity';
import { Exceptions } from './exceptions';

@Injectable()
export class ExceptionQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly exceptions: Exceptions,
  ) {}

  /** Open ones the oldest first, others the newest first. */
  async inReach({ orgId, status, kind, ...query }: ExceptionsQuery): Promise<Page<ExceptionLine>> {
    const condition = await this.pages.inReach('dues:finance', { orgId, status, kind });
    const { items, next } = await this.pages.page(PaymentExceptionRow, condition, query, { order: status === 'open' ? 'ASC' : 'DESC' });
    const { orgs, people } = await this.names(items);
    return { items: items.map((row) => line(row, orgs, people)), next };
  }

  async detail(id: Id): Promise<PaymentException> {
    const row = await this.uow.read((tx) => tx.repo(PaymentExceptionRow).findOneBy({ id }));
    const caller = currentPrincipal();
    if (!row || !caller.can('dues:finance', row.orgPath)) throw notFound('待处理事项');
    const { orgs, people } = await this.names([row]);
    const { resolvedAt, resolvedBy, action, resolution, facts, version } = row;
    return {
      ...line(row, orgs, people), facts, version,
      resolution: resolvedAt && { action, reason: resolution!, by: resolvedBy && (people.get(resolvedBy)?.name ?? '（已离开）'), at: resolvedAt.toISOString() },
      allowedActions: (await this.uow.read((tx) => this.exceptions.concerns(tx, row, caller.memberId))) ? [] : await this.uow.read((tx) => this.exceptions.actions(tx, row)),
    };
  }

  private async names(rows: readonly PaymentExceptionRow[]): Promise<{ orgs: Map<Id, OrgRef>; people: Map<Id, OrgPerson> }> {
    const memberIds = [...new Set(rows.flatMap(({ memberId, resolvedBy }) => [memberId, resolvedBy].filter((id) => id !== null)))];
    const [orgs, people] = await Promise.all([this.orgs.getMany(rows.map(({ orgId }) => orgId)), this.people.people(memberIds)]);
    return { orgs, people };
  }
}

function line(row: PaymentExceptionRow, orgs: Map<Id, OrgRef>, people: Map<Id, OrgPerson>): ExceptionLine {
  const { id, kind, status, reason, fen, number, transactionId, orderId, memberId, orgId, createdAt } = row;
  return {
    id, kind, status, reason, fen, number, transactionId, orderId, memberName: memberId && (people.get(memberId)?.name ?? '（已离开）'),
    org: { id: orgId, name: orgs.get(orgId)?.name ?? '（已撤销）' }, createdAt: createdAt.toISOString(),
  };
}
