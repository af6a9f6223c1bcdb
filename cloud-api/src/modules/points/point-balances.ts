import { Injectable } from '@nestjs/common';
import type { BalanceDifference, Id, IsoMonth } from '@xianfeng/shared-types';
import { num, type Tx, UnitOfWork } from '../../database';
import { PointBalance } from './point-balance.entity';

type Kind = PointBalance['kind'];

/** Sums beside the ledger, changed only in the unit of work that writes the entry. */
@Injectable()
export class PointBalances {
  constructor(private readonly uow: UnitOfWork) {}

  /** Makes others who write for the subject and month wait; the row exists afterwards. */
  async lock(tx: Tx, kind: Kind, subjectId: Id, month: IsoMonth): Promise<void> {
    await tx.lockRow('point_balance', { subjectId, month, kind, totalCenti: 0, entries: 0 });
  }

  /** Adds an entry to a balance that is locked. */
  async add(tx: Tx, subjectId: Id, month: IsoMonth, deltaCenti: number): Promise<void> {
    const sql = 'UPDATE point_balance SET totalCenti = totalCenti + ?, entries = entries + 1 WHERE subjectId = ? AND month = ?';
    await tx.execute(sql, [deltaCenti, subjectId, month]);
  }

  /** Where balances and ledger disagree in a month, at most 100; the ledger is right. */
  async differences(month: IsoMonth): Promise<BalanceDifference[]> {
    const perSubject = (kind: Kind, column: string) => `
      SELECT '${kind}' AS kind, s.subjectId, COALESCE(b.totalCenti, 0) AS balanceCenti, s.ledgerCenti
      FROM (SELECT subjectId, SUM(delta) AS ledgerCenti FROM (
              SELECT ${column} AS subjectId, deltaCenti AS delta FROM point_entry WHERE month = ? AND ${column} IS NOT NULL
              UNION ALL SELECT subjectId, 0 FROM point_balance WHERE month = ? AND kind = '${kind}') e GROUP BY subjectId) s
      LEFT JOIN point_balance b ON b.subjectId = s.subjectId AND b.month = ?
      WHERE s.ledgerCenti <> COALESCE(b.totalCenti, 0)`;
    const sql = `${perSubject('org', 'orgId')} UNION ALL ${perSubject('member', 'memberId')} LIMIT 100`;
    const rows = await this.uow.read((tx) =>
      tx.select<{ kind: Kind; subjectId: Id; balanceCenti: number | string; ledgerCenti: number | string }>(sql, Array(6).fill(month)),
    );
    return rows.map((r) => ({ kind: r.kind, subjectId: r.subjectId, month, balanceCenti: num(r.balanceCenti), ledgerCenti: num(r.ledgerCenti) }));
  }
}
