import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, JournalLine } from '@xianfeng/shared-types';
import { bulkInsert, type Tx } from '../../../database';
import { Clock, monthOf } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { DuesBalances, type Movement } from './balances';
import { BooksMonths } from './books-months';
import { checkTexts, type JournalInput, totalOf, turned } from './journal';
import { JournalLineRow, JournalRow } from './journal.entity';

export type Posted = 'posted' | 'known';

interface Reversal {
  on: IsoDate;
  memo: string;
  by: Id | null;
}

/** The only writer of dues_journal and dues_line. Call it inside a unit of work; balances move in the same one. */
@Injectable()
export class DuesLedger {
  constructor(
    private readonly clock: Clock,
    private readonly months: BooksMonths,
    private readonly balances: DuesBalances,
  ) {}

  /**
   * Books a fact; given it again it answers `known` and changes nothing. The balances of the organisation stay locked until the unit
   * of work ends: post last. @throws when it is no double entry, or when its key was used for another fact.
   */
  async post(tx: Tx, journal: JournalInput): Promise<Posted> {
    return (await this.postAll(tx, [journal])) === 1 ? 'posted' : 'known';
  }

  /** Books several facts, of several organisations too, in one order of locks; tells how many were new. */
  async postAll(tx: Tx, journals: readonly JournalInput[]): Promise<number> {
    const movements: Movement[] = [];
    let posted = 0;
    for (const journal of [...journals].sort((a, b) => (a.orgId < b.orgId ? -1 : a.orgId > b.orgId ? 1 : 0))) {
      const written = await this.write(tx, journal, null);
      if (written) posted += 1;
      movements.push(...(written ?? []));
    }
    if (movements.length > 0) await this.balances.add(tx, movements);
    return posted;
  }

  /** Takes a journal back by a new one in an open month; `known` when that has been done. */
  async reverse(tx: Tx, key: string, reversal: Reversal): Promise<Posted> {
    const journal = await tx.repo(JournalRow).findOneByOrFail({ postingKey: key });
    const lines = await this.linesOf(tx, journal);
    const { orgId, orgPath, sourceType, sourceId } = journal;
    const input: JournalInput = {
      ...reversal, key: `reversal:${journal.id}`, kind: 'reversal', orgId, orgPath, source: { type: sourceType, id: sourceId }, lines: turned(lines),
    };
    const movements = await this.write(tx, input, journal.id);
    if (!movements) return 'known';
    await this.balances.add(tx, movements);
    return 'posted';
  }

  /** What a journal would be taken back by: its lines with their sides changed. */
  async counterLines(tx: Tx, key: string): Promise<JournalLine[]> {
    return turned(await this.linesOf(tx, await tx.repo(JournalRow).findOneByOrFail({ postingKey: key })));
  }

  private linesOf(tx: Tx, { id }: JournalRow): Promise<JournalLineRow[]> {
    return tx.repo(JournalLineRow).find({ where: { journalId: id }, order: { id: 'ASC' } });
  }

  /** Null when the fact is known. */
  private async write(tx: Tx, journal: JournalInput, reversesId: Id | null): Promise<Movement[] | null> {
    const totalFen = totalOf(journal);
    checkTexts(journal);
    const { key, kind, orgId, orgPath, on, memo, source, by = null } = journal;
    const day = await this.months.claim(tx, orgPath, on);
    const id = newId();
    const isNew = await tx.insertNew('dues_journal', {
      id, postingKey: key, kind, orgId, orgPath, occurredOn: on, day, memo, sourceType: source.type, sourceId: source.id, totalFen, reversesId,
      createdBy: by, createdAt: this.clock.now(),
    });
    if (!isNew) return this.sameAs(tx, journal, totalFen);
    await bulkInsert(tx, 'dues_line', journal.lines.map(({ account, debitFen, creditFen }) => ({ id: newId(), journalId: id, orgId, day, account, debitFen, creditFen })));
    return journal.lines.map((line) => ({ ...line, orgId, month: monthOf(day) }));
  }

  /** A key that stands for two facts would lose one of them. */
  private async sameAs(tx: Tx, { key, kind, orgId }: JournalInput, totalFen: number): Promise<null> {
    const known = await tx.repo(JournalRow).findOneBy({ postingKey: key });
    if (known?.orgId !== orgId || known.kind !== kind || known.totalFen !== totalFen) throw new Error(`journal ${key} was posted with other figures`);
    return null;
  }
}
