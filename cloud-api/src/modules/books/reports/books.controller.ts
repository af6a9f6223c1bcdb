import { Body, Controller, Query, type StreamableFile } from '@nestjs/common';
import { booksApi, type BooksOverview, type BooksSummary, type CollectionSheet, type LedgerBook } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { officeFileReply, Route } from '../../../platform/http';
import { BooksOverviewDto, CollectionQueryDto, ExportBooksDto, LedgerBookDto, SummaryQueryDto } from '../dto/books.dto';
import { BooksExports } from './books-exports';
import { CollectionQueries } from './collection.queries';
import { LedgerBookQueries } from './ledger-book.queries';
import { BooksOverviewQueries } from './overview.queries';
import { SummaryQueries } from './summary.queries';

@Controller()
export class BooksController {
  constructor(
    private readonly overviews: BooksOverviewQueries,
    private readonly ledgers: LedgerBookQueries,
    private readonly summaries: SummaryQueries,
    private readonly collections: CollectionQueries,
    private readonly exports: BooksExports,
  ) {}

  @Route(booksApi.overview)
  @Requires('dues:report')
  overview(@Query() { orgId, month }: BooksOverviewDto): Promise<BooksOverview> {
    return this.overviews.overview(orgId, month);
  }

  @Route(booksApi.ledger)
  @Requires('dues:report')
  ledger(@Query() query: LedgerBookDto): Promise<LedgerBook> {
    return this.ledgers.book(query);
  }

  @Route(booksApi.summary)
  @Requires('dues:report')
  summary(@Query() query: SummaryQueryDto): Promise<BooksSummary> {
    return this.summaries.summary(query);
  }

  @Route(booksApi.collection)
  @Requires('dues:collect')
  collection(@Query() { orgId, month }: CollectionQueryDto): Promise<CollectionSheet> {
    return this.collections.sheet(orgId, month);
  }

  @Route(booksApi.exportSheet)
  @Requires('dues:report')
  async exportSheet(@Body() body: ExportBooksDto): Promise<StreamableFile> {
    return officeFileReply(await this.exports.file(body));
  }
}
