import { Injectable } from '@nestjs/common';
import type { BookEntriesQuery, BookEntry, Id, Page } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { OrgDirectory, ScopedPages } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { BookEntryRow } from './book-entry.entity';
import { bookEntryMachine } from './book-entry.workflow';

@Injectable()
export class BookEntriesQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly steps: BooksSteps,
  ) {}

  async list({ orgId, status, ...query }: BookEntriesQuery): Promise<Page<BookEntry>> {
    const page = await this.pages.page(BookEntryRow, await this.pages.inReach('dues:report', { orgId, status }), query);
    return { items: await this.views(page.items), next: page.next };
  }

  /** Access was checked by whoever acted on it. */
  async one(id: Id): Promise<BookEntry> {
    const row = await this.uow.read((tx) => tx.repo(BookEntryRow).findOneByOrFail({ id }));
    return (await this.views([row]))[0];
  }

  private async views(rows: readonly BookEntryRow[]): Promise<BookEntry[]> {
    const caller = currentPrincipal();
    const orgs = await this.orgs.getMany(rows.map(({ orgId }) => orgId));
    const name = await this.steps.names(rows.flatMap(({ enteredBy, decidedBy }) => [enteredBy, decidedBy]));
    const mayAct = ({ enteredBy, orgPath }: BookEntryRow) => enteredBy !== caller.memberId && caller.can('dues:finance', orgPath);
    return rows.map((row) => {
      const { id, orgId, kind, account, amountFen, day, voucher, note, status, enteredBy, enteredAt, decidedBy, decidedAt, reason, version } = row;
      return {
        id, org: { id: orgId, name: orgs.get(orgId)?.shortName ?? '（已撤销）' }, kind, account, amountFen, on: day, voucher, note, status, enteredBy: name(enteredBy),
        enteredAt: enteredAt.toISOString(), decidedBy: decidedBy === null ? null : name(decidedBy), decidedAt: decidedAt?.toISOString() ?? null, reason, version,
        allowedActions: mayAct(row) ? bookEntryMachine.actions(status) : [],
      };
    });
  }
}
