import { BooksStepRow } from './books-step.entity';
import { CashDepositRow } from './deposits/cash-deposit.entity';
import { BookEntryRow } from './entries/book-entry.entity';
import { BalanceRow, BooksMonthRow } from './ledger/balance.entity';
import { JournalLineRow, JournalRow } from './ledger/journal.entity';
import { PublicationRow } from './publication/publication.entity';
import { RemittanceRow } from './remittance/remittance.entity';
import { DuesUseFileRow, DuesUseRow } from './uses/dues-use.entity';

export const BOOKS_ENTITIES = [
  BalanceRow, BookEntryRow, BooksMonthRow, BooksStepRow, CashDepositRow, DuesUseFileRow, DuesUseRow, JournalLineRow, JournalRow, PublicationRow, RemittanceRow,
];
