import { Injectable } from '@nestjs/common';
import { type DuesAccount, DUES_ACCOUNTS, type Fen, type Id, type IsoMonth, type JournalLine } from '@xianfeng/shared-types';
import { num, type Tx } from '../../../database';
import { Clock } from '../../../platform/clock';

export interface Movement extends JournalLine {
  orgId: Id;
  month: IsoMonth;
}

const keyOf = ({ orgId, month, account }: Movement): string => `${orgId} ${month} ${account}`;

/** Turnover beside the ledger, changed only in the unit of work that writes the lines. */
@Injectable()
export class DuesBalances {
  constructor(private readonly clock: Clock) {}

  /** Adds movements, always in the order of their keys: writers of the same rows queue up and never wait for each other in a circle. */
  async add(tx: Tx, movements: readonly Movement[]): Promise<void> {
    const rows = [...summed(movements).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const change = tx.dialect === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE debitFen = debitFen + VALUES(debitFen), creditFen = creditFen + VALUES(creditFen)'
      : 'ON CONFLICT (orgId, month, account) DO UPDATE SET debitFen = debitFen + excluded.debitFen, creditFen = creditFen + excluded.creditFen';
    const values = rows.map(() => '(?, ?, ?, ?, ?)').join(', ');
    await tx.execute(
      `INSERT INTO dues_balance (orgId, month, account, debitFen, creditFen) VALUES ${values} ${change}`,
      rows.flatMap(({ orgId, month, account, debitFen, creditFen }) => [orgId, month, account, debitFen, creditFen]),
    );
  }

  /** What an account holds now; others who write for it wait until the unit of work ends. Positive on the account's own side. */
  async held(tx: Tx, orgId: Id, account: DuesAccount): Promise<Fen> {
    await tx.lockRow('dues_balance', { orgId, month: this.clock.month(), account, debitFen: 0, creditFen: 0 });
    const sql = 'SELECT SUM(debitFen) AS debits, SUM(creditFen) AS credits FROM dues_balance WHERE orgId = ? AND account = ?';
    const [row] = await tx.select<Record<'debits' | 'credits', number | string | null>>(sql, [orgId, account]);
    return onOwnSide(account, num(row.debits), num(row.credits));
  }
}

/** Balance of an account as a positive figure: assets and expenses stand on the debit side, the others on the credit side. */
export function onOwnSide(account: DuesAccount, debits: Fen, credits: Fen): Fen {
  const kind = DUES_ACCOUNTS[account].class;
  return kind === 'asset' || kind === 'expense' ? debits - credits : credits - debits;
}

function summed(movements: readonly Movement[]): Map<string, Movement> {
  const sums = new Map<string, Movement>();
  for (const movement of movements) {
    const sum = sums.get(keyOf(movement)) ?? { ...movement, debitFen: 0, creditFen: 0 };
    sums.set(keyOf(movement), { ...sum, debitFen: sum.debitFen + movement.debitFen, creditFen: sum.creditFen + movement.creditFen });
  }
  return sums;
}
