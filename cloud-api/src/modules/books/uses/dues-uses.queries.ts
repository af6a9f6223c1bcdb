import { Injectable } from '@nestjs/common';
import { DUES_USES, type DuesUse, type DuesUseLine, type DuesUsesQuery, type Id, type Page } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { FileViews } from '../../files';
import { OrgDirectory, ScopedPages } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { MoneyOnHand } from '../money-on-hand';
import { allowedActions } from './dues-use.access';
import { DuesUseFileRow, DuesUseRow } from './dues-use.entity';

@Injectable()
export class DuesUsesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly files: FileViews,
    private readonly steps: BooksSteps,
    private readonly money: MoneyOnHand,
  ) {}

  async list({ orgId, status, ...query }: DuesUsesQuery): Promise<Page<DuesUseLine>> {
    const condition = await this.pages.inReach('dues:report', { orgId, status });
    const page = await this.pages.page(DuesUseRow, condition, query);
    const lines = await this.lines(page.items);
    return { items: page.items.map((row) => lines(row)), next: page.next };
  }

  async detail(id: Id): Promise<DuesUse> {
    const row = await this.uow.read((tx) => tx.repo(DuesUseRow).findOneBy({ id }));
    if (!row || !currentPrincipal().can('dues:report', row.orgPath)) throw notFound('党费使用申请');
    const links = await this.uow.read((tx) => tx.repo(DuesUseFileRow).find({ where: { useId: id }, order: { position: 'ASC' } }));
    const views = await this.files.views(links.map(({ fileId }) => fileId));
    const name = await this.steps.names([row.decidedBy]);
    const { payee, decision, reason, account, voucher, version } = row;
    return {
      ...(await this.lines([row]))(row), payee, decision, reason, account, voucher, version, availableFen: await this.money.available(row.orgId),
      decidedBy: row.decidedBy === null ? null : name(row.decidedBy), decidedAt: row.decidedAt?.toISOString() ?? null,
      files: links.flatMap(({ fileId }) => {
        const view = views.get(fileId);
        return view ? [{ id: fileId, name: view.name, url: view.url }] : [];
      }),
    };
  }

  private async lines(rows: readonly DuesUseRow[]): Promise<(row: DuesUseRow) => DuesUseLine> {
    const caller = currentPrincipal();
    const [orgs, name] = await Promise.all([this.orgs.getMany(rows.map((row) => row.orgId)), this.steps.names(rows.map((row) => row.requestedBy))]);
    return (row) => ({
      id: row.id, org: { id: row.orgId, name: orgs.get(row.orgId)?.shortName ?? '（已撤销）' }, useClass: row.useClass, className: DUES_USES[row.useClass].name,
      purpose: row.purpose, amountFen: row.amountFen, status: row.status, decidedOn: row.decidedOn, requestedBy: name(row.requestedBy),
      requestedAt: row.requestedAt.toISOString(), paidOn: row.paidOn, allowedActions: allowedActions(row, caller),
    });
  }
}
