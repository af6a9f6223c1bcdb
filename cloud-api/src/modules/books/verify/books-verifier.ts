import { Injectable } from '@nestjs/common';
import { DUES_ACCOUNTS, type DuesAccount, type Fen, type Id, type IsoDate, type IsoMonth } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { Clock, firstDayOf, monthOf, shiftMonth } from '../../../platform/clock';
import { OrgDirectory } from '../../orgs';
import { yuan } from '../money';
import { type AccountSums, figuresOf, merged } from '../reports/figures';

export interface BooksReport {
  day: IsoDate;
  journals: number;
  lines: number;
  orgs: number;
  inFen: Fen;
  outFen: Fen;
  balanceFen: Fen;
  /** In words, one a line; empty when the books are right. */
  differences: string[];
}

type Sum = { d: number | string | null; c: number | string | null };
type OrgSum = Sum & { orgId: Id; account: DuesAccount };
type Drift = Sum & { orgId: Id; account: DuesAccount };

/** Most differences of one kind that are named. */
const NAMED = 50;

/**
 * Proves the books from the journal lines alone: every journal balances and has the sum it was given, in = out + balance for every
 * organisation and in total up to the day, what was remitted or carried over was received, and the balances beside the ledger are those of the lines.
 */
@Injectable()
export class BooksVerifier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
  ) {}

  async verify(day: IsoDate = this.clock.today()): Promise<BooksReport> {
    const [counts, sums] = await Promise.all([this.counts(day), this.sumsOf(day)]);
    const names = await this.orgs.getMany(sums.keys());
    const name = (orgId: Id) => names.get(orgId)?.name ?? orgId;
    const total = figuresOf(merged(sums.values()));
    const differences = [
      ...(await this.unbalanced(day)), ...uneven(sums, name), ...unevenTotal(total), ...(await this.untransferred(day)),
      ...(await this.drifted(monthOf(day), name)),
    ];
    return { day, ...counts, orgs: sums.size, inFen: total.inFen, outFen: total.outFen, balanceFen: total.closingFen, differences };
  }

  private async counts(day: IsoDate): Promise<{ journals: number; lines: number }> {
    const [row] = await this.uow.read((tx) => tx.select<Record<'journals' | 'lines_', number | string>>(
      'SELECT (SELECT COUNT(*) FROM dues_journal WHERE day <= ?) AS journals, (SELECT COUNT(*) FROM dues_line WHERE day <= ?) AS lines_', [day, day],
    ));
    return { journals: num(row.journals), lines: num(row.lines_) };
  }

  private async sumsOf(day: IsoDate): Promise<Map<Id, AccountSums[]>> {
    const rows = await this.uow.read((tx) => tx.select<OrgSum>(
      'SELECT orgId, account, SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_line WHERE day <= ? GROUP BY orgId, account', [day],
    ));
    const sums = new Map<Id, AccountSums[]>();
    for (const { orgId, account, d, c } of rows) {
      sums.set(orgId, [...(sums.get(orgId) ?? []), { account, openDebitFen: 0, openCreditFen: 0, debitFen: num(d), creditFen: num(c) }]);
    }
    return sums;
  }

  private async unbalanced(day: IsoDate): Promise<string[]> {
    const rows = await this.uow.read((tx) => tx.select<Sum & { postingKey: string; totalFen: number }>(
      `SELECT j.postingKey, j.totalFen, l.d, l.c FROM dues_journal j
       LEFT JOIN (SELECT journalId, SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_line GROUP BY journalId) l ON l.journalId = j.id
       WHERE j.day <= ? AND (l.d IS NULL OR l.d <> j.totalFen OR l.c <> j.totalFen) ORDER BY j.id LIMIT ${NAMED}`, [day],
    ));
    return rows.map((r) => `凭证 ${r.postingKey}：借方 ${yuan(num(r.d))}、贷方 ${yuan(num(r.c))}，应各为 ${yuan(num(r.totalFen))}`);
  }

  /** By the days of the facts: where one side's month is closed its line stands a month later. */
  private async untransferred(day: IsoDate): Promise<string[]> {
    const rows = await this.uow.read((tx) => tx.select<{ account: DuesAccount; fen: number | string }>(
      `SELECT l.account, SUM(l.debitFen - l.creditFen) AS fen FROM dues_line l JOIN dues_journal j ON j.id = l.journalId
       WHERE l.account IN ('remitted_out', 'remitted_in', 'merged_out', 'merged_in') AND j.occurredOn <= ? GROUP BY l.account`, [day],
    ));
    const of = (account: DuesAccount) => num(rows.find((row) => row.account === account)?.fen);
    const pair = (sent: Fen, received: Fen, words: string) => (sent === received ? [] : [`${words.replace('%', yuan(sent)).replace('%', yuan(received))} 不符`]);
    return [
      ...pair(of('remitted_out'), 0 - of('remitted_in'), '上缴合计 % 与上级收到合计 %'), ...pair(of('merged_out'), 0 - of('merged_in'), '并入转出合计 % 与转来合计 %'),
    ];
  }

  /** Whole months: the balances know no days. The running month only when the day is today or later. */
  private async drifted(month: IsoMonth, name: (orgId: Id) => string): Promise<string[]> {
    const differences: string[] = [];
    for (const at of await this.months(month)) {
      const rows = await this.uow.read((tx) => tx.select<Drift>(
        `SELECT orgId, account, SUM(d) AS d, SUM(c) AS c FROM (
           SELECT orgId, account, debitFen AS d, creditFen AS c FROM dues_line WHERE day >= ? AND day < ?
           UNION ALL SELECT orgId, account, -debitFen, -creditFen FROM dues_balance WHERE month = ?) x
         GROUP BY orgId, account HAVING SUM(d) <> 0 OR SUM(c) <> 0 ORDER BY orgId, account LIMIT ${NAMED}`, [firstDayOf(at), firstDayOf(shiftMonth(at, 1)), at],
      ));
      differences.push(...rows.map(({ orgId, account, d, c }) =>
        `${name(orgId)} ${at} ${DUES_ACCOUNTS[account].name}：余额与分录不符，借方差 ${yuan(num(d))}、贷方差 ${yuan(num(c))}`));
    }
    return differences;
  }

  private async months(upTo: IsoMonth): Promise<IsoMonth[]> {
    const last = upTo >= this.clock.month() ? upTo : shiftMonth(upTo, -1);
    const rows = await this.uow.read((tx) => tx.select<{ month: IsoMonth }>(
      `SELECT month FROM (SELECT DISTINCT month FROM dues_balance UNION SELECT DISTINCT SUBSTR(day, 1, 7) AS month FROM dues_line) m WHERE month <= ? ORDER BY month`, [last],
    ));
    return rows.map(({ month }) => month);
  }
}

function uneven(sums: ReadonlyMap<Id, AccountSums[]>, name: (orgId: Id) => string): string[] {
  return [...sums].flatMap(([orgId, own]) => {
    const { inFen, outFen, closingFen } = figuresOf(own);
    return inFen === outFen + closingFen ? [] : [`${name(orgId)}：收入 ${yuan(inFen)} ≠ 支出 ${yuan(outFen)} + 结余 ${yuan(closingFen)}`];
  });
}

const unevenTotal = ({ inFen, outFen, closingFen }: { inFen: Fen; outFen: Fen; closingFen: Fen }): string[] =>
  inFen === outFen + closingFen ? [] : [`全部组织合计：收入 ${yuan(inFen)} ≠ 支出 ${yuan(outFen)} + 结余 ${yuan(closingFen)}`];
