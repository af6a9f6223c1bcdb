import { Injectable } from '@nestjs/common';
import { DUES_ACCOUNTS, JOURNAL_KINDS, type DuesAccount, type Fen, type Id, type IsoDate, type JournalKind, type LedgerBook, type LedgerBookQuery, type LedgerLine } from '@xianfeng/shared-types';
import { num, placeholders, type SqlParam, UnitOfWork } from '../../../database';
import { addDays, monthOf } from '../../../platform/clock';
import { decodeCursor, encodeCursor, invalidField, pageLimit } from '../../../platform/http';
import { BooksReach } from '../books-reach';

interface Row {
  id: Id;
  journalId: Id;
  day: IsoDate;
  account: DuesAccount;
  debitFen: Fen;
  creditFen: Fen;
  kind: JournalKind;
  memo: string;
  occurredOn: IsoDate;
  sourceType: string;
  sourceId: Id;
}

const DAYS_MOST = 366;
const MONEY = (Object.keys(DUES_ACCOUNTS) as DuesAccount[]).filter((account) => DUES_ACCOUNTS[account].class === 'asset');
const SUM = 'SUM(debitFen) AS d, SUM(creditFen) AS c';
type Sums = Record<'d' | 'c', number | string | null>;

/** 党费明细账: one organisation's own lines with the balance after each. */
@Injectable()
export class LedgerBookQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reach: BooksReach,
  ) {}

  async book(query: LedgerBookQuery): Promise<LedgerBook> {
    const { orgId, from, to, account } = query;
    const { org } = await this.reach.of('dues:report', orgId);
    if (to < from || addDays(from, DAYS_MOST) < to) throw invalidField('to', `应在起始日期之后 ${DAYS_MOST} 天以内`);
    const accounts = account ? [account] : MONEY;
    const turned = account !== undefined && ['liability', 'income'].includes(DUES_ACCOUNTS[account].class);
    const [within, params] = condition(orgId, accounts, from, to);
    const limit = pageLimit(query);
    const after = decodeCursor(query, 2);
    const [before, [period], [passed], rows] = await this.uow.read((tx) => Promise.all([
      this.openingOf(orgId, accounts, from),
      tx.select<Sums>(`SELECT ${SUM} FROM dues_line l WHERE ${within}`, params),
      after ? tx.select<Sums>(`SELECT ${SUM} FROM dues_line l WHERE ${within} AND (l.day < ? OR (l.day = ? AND l.id <= ?))`, [...params, after[0], after[0], after[1]]) : [{ d: 0, c: 0 }],
      tx.select<Row>(
        `SELECT l.id, l.journalId, l.day, l.account, l.debitFen, l.creditFen, j.kind, j.memo, j.occurredOn, j.sourceType, j.sourceId
         FROM dues_line l JOIN dues_journal j ON j.id = l.journalId
         WHERE ${within}${after ? ' AND (l.day > ? OR (l.day = ? AND l.id > ?))' : ''} ORDER BY l.day, l.id LIMIT ${limit + 1}`,
        [...params, ...(after ? [after[0], after[0], after[1]] : [])],
      ),
    ]));
    const net = (debits: Fen, credits: Fen): Fen => (turned ? credits - debits : debits - credits);
    const openingFen = net(before.debits, before.credits);
    const [inFen, outFen] = turned ? [num(period.c), num(period.d)] : [num(period.d), num(period.c)];
    const kept = rows.slice(0, limit);
    const against = await this.against(kept);
    let balanceFen = openingFen + net(num(passed.d), num(passed.c));
    const items = kept.map((row): LedgerLine => {
      const [ins, outs] = turned ? [num(row.creditFen), num(row.debitFen)] : [num(row.debitFen), num(row.creditFen)];
      balanceFen += ins - outs;
      return {
        id: row.id, journalId: row.journalId, day: row.day, occurredOn: row.occurredOn, kind: row.kind, kindName: JOURNAL_KINDS[row.kind], memo: row.memo,
        against: against.get(row.id) ?? '', account: row.account, accountName: DUES_ACCOUNTS[row.account].name, inFen: ins, outFen: outs, balanceFen,
        source: { type: row.sourceType, id: row.sourceId },
      };
    });
    const last = kept.at(-1);
    return {
      org: { id: org.id, name: org.name }, from, to, account: account ?? null, openingFen, inFen, outFen, closingFen: openingFen + inFen - outFen, items,
      next: rows.length > limit && last ? encodeCursor([last.day, last.id]) : null,
    };
  }

  /** Whole months from the balances, the days of the first month from the lines. */
  private async openingOf(orgId: Id, accounts: readonly DuesAccount[], from: IsoDate): Promise<{ debits: Fen; credits: Fen }> {
    const month = monthOf(from);
    const which = `account IN (${placeholders(accounts)})`;
    const [[months], [days]] = await this.uow.read((tx) => Promise.all([
      tx.select<Sums>(`SELECT ${SUM} FROM dues_balance WHERE orgId = ? AND month < ? AND ${which}`, [orgId, month, ...accounts]),
      tx.select<Sums>(`SELECT ${SUM} FROM dues_line WHERE orgId = ? AND day >= ? AND day < ? AND ${which}`, [orgId, `${month}-01`, from, ...accounts]),
    ]));
    return { debits: num(months.d) + num(days.d), credits: num(months.c) + num(days.c) };
  }

  /** Accounts on the other side of each line, in words. */
  private async against(rows: readonly Row[]): Promise<Map<Id, string>> {
    if (rows.length === 0) return new Map();
    const ids = [...new Set(rows.map(({ journalId }) => journalId))];
    const sql = `SELECT journalId, account, debitFen FROM dues_line WHERE journalId IN (${placeholders(ids)}) ORDER BY id`;
    const lines = await this.uow.read((tx) => tx.select<Pick<Row, 'journalId' | 'account' | 'debitFen'>>(sql, ids));
    const other = (row: Row) => lines.filter((l) => l.journalId === row.journalId && num(l.debitFen) > 0 !== num(row.debitFen) > 0);
    return new Map(rows.map((row) => [row.id, [...new Set(other(row).map(({ account }) => DUES_ACCOUNTS[account].name))].join('、')]));
  }
}

function condition(orgId: Id, accounts: readonly DuesAccount[], from: IsoDate, to: IsoDate): [string, SqlParam[]] {
  return [`l.orgId = ? AND l.day >= ? AND l.day <= ? AND l.account IN (${placeholders(accounts)})`, [orgId, from, to, ...accounts]];
}
