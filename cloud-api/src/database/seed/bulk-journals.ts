import { checkTexts, type JournalInput, totalOf } from '../../modules/books/ledger/journal';
import type { DuesBalances } from '../../modules/books/ledger/balances';
import { monthOf } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { bulkInsert } from '../bulk-insert';
import { chunk } from '../portable';
import type { Tx } from '../unit-of-work';

/** At once, below what a statement of the balances may bind. */
const JOURNALS = 1_000;

/** Posts new journals of open months by few statements; the ledger's own way asks the database several times for each. */
export async function postInBulk(tx: Tx, balances: DuesBalances, journals: readonly JournalInput[], createdAt: Date): Promise<void> {
  for (const part of chunk([...journals], JOURNALS)) {
    const posted = part.map((journal) => {
      checkTexts(journal);
      return { ...journal, id: newId(), totalFen: totalOf(journal) };
    });
    await bulkInsert(tx, 'dues_journal', posted.map(({ id, key, kind, orgId, orgPath, on, memo, source, totalFen, by = null }) => ({
      id, postingKey: key, kind, orgId, orgPath, occurredOn: on, day: on, memo, sourceType: source.type, sourceId: source.id, totalFen, reversesId: null, createdBy: by, createdAt,
    })));
    await bulkInsert(tx, 'dues_line', posted.flatMap(({ id, orgId, on, lines }) =>
      lines.map(({ account, debitFen, creditFen }) => ({ id: newId(), journalId: id, orgId, day: on, account, debitFen, creditFen }))));
    await balances.add(tx, posted.flatMap(({ orgId, on, lines }) => lines.map((line) => ({ ...line, orgId, month: monthOf(on) }))));
  }
}
