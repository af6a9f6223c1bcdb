import type { Id, IsoDate } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import type { Billed } from './compare';

const ROWS_PER_QUERY = 2_000;

export interface BilledRow extends Billed {
  id: Id;
  /** 1 when its fee is in the books. */
  feeBooked: number;
}

/** A day's rows of a kind in the order of their numbers, some at a time: a day may have a hundred thousand. */
export async function* billedRows(tx: Tx, day: IsoDate, kind: Billed['kind']): AsyncGenerator<BilledRow[]> {
  let after = ['', ''];
  for (;;) {
    const rows = await tx.select<BilledRow>(
      `SELECT id, kind, number, wechatNumber, fen, feeFen, fundFen, feeBooked FROM recon_bill_row
       WHERE day = ? AND kind = ? AND number >= ? AND (number > ? OR wechatNumber > ?) ORDER BY number, wechatNumber LIMIT ${ROWS_PER_QUERY}`,
      [day, kind, after[0], after[0], after[1]],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_PER_QUERY) return;
    const last = rows.at(-1)!;
    after = [last.number, last.wechatNumber];
  }
}
