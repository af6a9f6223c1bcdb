import { Injectable } from '@nestjs/common';
import { BOOKS_SHEETS, type ExportBooksBody, type IsoDate, type LedgerLine, type LedgerBook } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { businessTime, Clock, monthOf } from '../../../platform/clock';
import { invalidField, type OfficeFile } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import type { PageMark } from '../../../platform/workbook';
import { MemberDirectory } from '../../members';
import { OrgDirectory } from '../../orgs';
import { CollectionQueries } from './collection.queries';
import { LedgerBookQueries } from './ledger-book.queries';
import { collectionSheetOf, ledgerSheet, type Sheet, summarySheet } from './sheet';
import { sheetPrint } from './sheet-print';
import { sheetWorkbook } from './sheet-workbook';
import { SummaryQueries } from './summary.queries';

const PAGE = 100;
const LINES_MOST = 20_000;

/** The books as files: the same rows as on the screen, audited before a byte leaves. */
@Injectable()
export class BooksExports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly orgs: OrgDirectory,
    private readonly people: MemberDirectory,
    private readonly ledger: LedgerBookQueries,
    private readonly summaries: SummaryQueries,
    private readonly collection: CollectionQueries,
  ) {}

  async file(body: ExportBooksBody): Promise<OfficeFile> {
    const sheet = await this.sheet(body);
    const org = await this.orgs.get(body.orgId);
    const mark = await this.mark(body.reason);
    const { sheet: kind, format, from, to, reason } = body;
    await this.uow.run((tx) => this.audit.record(tx, {
      action: 'dues_books.export', objectType: 'org', objectId: org.id, orgPath: org.path, title: `导出${BOOKS_SHEETS[kind]}`,
      detail: { number: mark.number, format, from, to, reason, rows: sheet.rows.length },
    }));
    const data = format === 'xlsx' ? await sheetWorkbook(sheet, mark) : await sheetPrint(sheet, mark, this.clock.now());
    return { name: `${org.shortName}${sheet.title}`, format, data };
  }

  /** Who takes a file out now; also for publications. */
  async mark(reason: string): Promise<PageMark> {
    const me = await this.people.findById(currentPrincipal().memberId);
    const number = `${this.clock.today().replaceAll('-', '')}-${newId().slice(-8)}`;
    return { number, by: me?.name ?? '', byOrg: me?.orgName ?? '', at: businessTime(this.clock.now()), reason };
  }

  private async sheet({ sheet, orgId, from, to, account, subtree }: ExportBooksBody): Promise<Sheet> {
    if (sheet === 'collection') return collectionSheetOf(await this.collection.sheet(orgId, monthOf(from)));
    if (sheet === 'summary') return summarySheet(await this.summaries.summary({ orgId, from: monthOf(from), to: monthOf(to), subtree }));
    return this.wholeLedger({ orgId, from, to, account });
  }

  private async wholeLedger(query: { orgId: string; from: IsoDate; to: IsoDate; account?: ExportBooksBody['account'] }): Promise<Sheet> {
    const lines: LedgerLine[] = [];
    let book: LedgerBook;
    let cursor: string | undefined;
    do {
      book = await this.ledger.book({ ...query, limit: PAGE, cursor });
      lines.push(...book.items);
      cursor = book.next ?? undefined;
      if (lines.length > LINES_MOST) throw invalidField('to', `超过 ${LINES_MOST} 行，请缩短期间后分次导出`);
    } while (cursor);
    return ledgerSheet(book, lines);
  }
}
