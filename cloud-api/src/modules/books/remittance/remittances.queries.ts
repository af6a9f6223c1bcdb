import { Injectable } from '@nestjs/common';
import type { Id, MoneyAccount, Page, Remittance, RemittanceAction, RemittanceLine, RemittancesQuery, RemittanceSide } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, ScopedPages } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { allowedActions, mayRead } from './remittance.access';
import { RemittanceRow } from './remittance.entity';

@Injectable()
export class RemittancesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly steps: BooksSteps,
  ) {}

  async list({ orgId, status, ...query }: RemittancesQuery): Promise<Page<RemittanceLine>> {
    const caller = currentPrincipal();
    const condition = await this.pages.inReach('dues:report', { orgId, status }, { path: 't.fromPath' });
    const page = await this.pages.page(RemittanceRow, condition, query);
    const orgs = await this.orgs.getMany(page.items.map((row) => row.fromOrgId));
    const line = (row: RemittanceRow): RemittanceLine => ({
      id: row.id, kind: row.kind, from: { id: row.fromOrgId, name: orgs.get(row.fromOrgId)?.shortName ?? '（已撤销）' }, toName: row.toName,
      fromMonth: row.fromMonth, toMonth: row.toMonth, amountFen: row.amountFen, status: row.status, dueOn: row.dueOn,
      createdAt: row.createdAt.toISOString(), allowedActions: allowedActions(row, caller),
    });
    return { items: page.items.map(line), next: page.next };
  }

  async detail(id: Id): Promise<Remittance> {
    const caller = currentPrincipal();
    const row = await this.uow.read((tx) => tx.repo(RemittanceRow).findOneBy({ id }));
    if (!row || !mayRead(row, caller)) throw notFound('上缴单');
    const orgs = await this.orgs.getMany([row.fromOrgId, ...(row.toOrgId ? [row.toOrgId] : [])]);
    const org = (orgId: Id) => ({ id: orgId, name: orgs.get(orgId)?.shortName ?? '（已撤销）' });
    const name = await this.steps.names([row.createdBy, row.sentBy, row.receivedBy]);
    const side = (by: Id | null, at: Date | null, on: string | null, account: MoneyAccount | null, voucher: string | null): RemittanceSide | null =>
      by === null ? null : { by: name(by), at: at!.toISOString(), on: on!, account: account!, voucher: voucher! };
    return {
      id, kind: row.kind, from: org(row.fromOrgId), to: row.toOrgId === null ? null : org(row.toOrgId), toName: row.toName, fromMonth: row.fromMonth, toMonth: row.toMonth,
      basisFen: row.basisFen, basisPoints: row.basisPoints, ratioDoc: row.ratioDoc, ratioArticle: row.ratioArticle, amountFen: row.amountFen, note: row.note,
      status: row.status, dueOn: row.dueOn, createdBy: name(row.createdBy), createdAt: row.createdAt.toISOString(),
      sent: side(row.sentBy, row.sentAt, row.sentOn, row.sentFrom, row.sentVoucher),
      received: side(row.receivedBy, row.receivedAt, row.receivedOn, row.receivedInto, row.receivedVoucher),
      history: await this.steps.of<'create' | RemittanceAction>(id), version: row.version, allowedActions: allowedActions(row, caller),
    };
  }
}
