import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../../platform/jobs';
import { RuleBook } from '../../platform/rules';
import { UploadsModule } from '../files';
import { MembersModule } from '../members';
import { BooksReach } from './books-reach';
import { BooksSteps } from './books-steps';
import { BOOKS_SETTINGS } from './books.settings';
import { CashDepositsController } from './deposits/cash-deposits.controller';
import { CashDepositsService } from './deposits/cash-deposits.service';
import { BookEntriesController } from './entries/book-entries.controller';
import { BookEntriesQueries } from './entries/book-entries.queries';
import { BookEntriesService } from './entries/book-entries.service';
import { OpenEntries } from './entries/open-entries';
import { DuesBalances } from './ledger/balances';
import { BooksMonths } from './ledger/books-months';
import { DuesLedger } from './ledger/dues-ledger';
import { LedgerFacts } from './ledger/ledger-facts';
import { MoneyOnHand } from './money-on-hand';
import { MissingPublications } from './publication/missing-publications';
import { PublicationFiguresReader } from './publication/publication-figures';
import { PublicationReminders } from './publication/publication-reminders';
import { PublicationsController } from './publication/publications.controller';
import { PublicationsQueries } from './publication/publications.queries';
import { PublicationsService } from './publication/publications.service';
import { RemitRatios } from './remittance/remit-ratios';
import { RemittanceProposals } from './remittance/remittance-proposals';
import { RemittancesController } from './remittance/remittances.controller';
import { RemittancesQueries } from './remittance/remittances.queries';
import { RemittancesService } from './remittance/remittances.service';
import { BooksController } from './reports/books.controller';
import { BooksExports } from './reports/books-exports';
import { BooksSums } from './reports/books-sums';
import { CollectionQueries } from './reports/collection.queries';
import { LedgerBookQueries } from './reports/ledger-book.queries';
import { BooksOverviewQueries } from './reports/overview.queries';
import { SummaryQueries } from './reports/summary.queries';
import { WechatSettlements } from './settlement/wechat-settlements';
import { BooksFollowers } from './succession/books-followers';
import { MergedBooks } from './succession/merged-books';
import { DuesUsesController } from './uses/dues-uses.controller';
import { DuesUsesQueries } from './uses/dues-uses.queries';
import { DuesUsesService } from './uses/dues-uses.service';
import { BooksVerifier } from './verify/books-verifier';

const MERGED_EVERY_MS = 10 * 60_000;

@Module({
  imports: [MembersModule, UploadsModule],
  controllers: [BooksController, RemittancesController, DuesUsesController, CashDepositsController, BookEntriesController, PublicationsController],
  providers: [
    BookEntriesQueries, BookEntriesService, BooksExports, BooksFollowers, BooksMonths, BooksOverviewQueries, BooksReach, BooksSteps, BooksSums, BooksVerifier,
    CashDepositsService, CollectionQueries, DuesBalances, DuesLedger, DuesUsesQueries, DuesUsesService, LedgerBookQueries, LedgerFacts, MergedBooks,
    MissingPublications, MoneyOnHand, OpenEntries, PublicationFiguresReader, PublicationReminders, PublicationsQueries, PublicationsService, RemitRatios,
    RemittanceProposals, RemittancesQueries, RemittancesService, SummaryQueries, WechatSettlements,
  ],
  exports: [BooksMonths, BooksVerifier, CollectionQueries, DuesLedger, LedgerFacts, MergedBooks, MoneyOnHand, OpenEntries, WechatSettlements],
})
export class BooksModule implements OnModuleInit {
  private readonly logger = new Logger('dues-books');

  constructor(
    private readonly settings: RuleBook,
    private readonly schedules: Schedules,
    private readonly verifier: BooksVerifier,
    private readonly merged: MergedBooks,
  ) {}

  onModuleInit(): void {
    this.settings.register(BOOKS_SETTINGS);
    this.schedules.daily('dues.books.verify', 2, 50, () => this.verify());
    this.schedules.every('dues.books.merged', MERGED_EVERY_MS, () => this.merged.sweep());
  }

  /** A difference is a fault that somebody must look into, so it is never mended in silence. */
  private async verify(): Promise<void> {
    const { differences, day } = await this.verifier.verify();
    for (const difference of differences) this.logger.error(`books of ${day}: ${difference}`);
  }
}
