import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoDate } from '@xianfeng/shared-types';
import { placeholders, type Tx } from '../../../database';
import { credit, debit, DuesLedger, type JournalInput } from '../../books';
import type { PaymentFact } from '../../payments';
import type { BilledRow } from './billed-rows';
import type { ReconDayRow } from './recon-day.entity';

interface BranchFee {
  path: string;
  feeFen: Fen;
}

/** 手续费: what WeChat kept of a day's payments goes into the books of the branches that collected them, one journal each. */
@Injectable()
export class FeeBooking {
  constructor(private readonly ledger: DuesLedger) {}

  /** Books the fees of rows whose payment is known here and which were not booked yet, with the day locked. Tells whether there were any. */
  async book(tx: Tx, day: ReconDayRow, parts: AsyncIterable<[BilledRow[], ReadonlyMap<string, PaymentFact>]>): Promise<boolean> {
    const branches = new Map<Id, BranchFee>();
    for await (const [rows, facts] of parts) {
      const due = rows.filter(({ feeBooked, feeFen, number }) => feeBooked === 0 && feeFen !== 0 && facts.has(number));
      if (due.length > 0) await tx.execute(`UPDATE recon_bill_row SET feeBooked = 1 WHERE id IN (${placeholders(due)})`, due.map(({ id }) => id));
      for (const { number, feeFen } of due) {
        const { orgId, orgPath } = facts.get(number)!;
        branches.set(orgId, { path: orgPath, feeFen: (branches.get(orgId)?.feeFen ?? 0) + feeFen });
      }
    }
    await this.ledger.postAll(tx, [...branches].flatMap(([orgId, { path, feeFen }]) => (feeFen === 0 ? [] : [journal(day.day, day.feeRuns + 1, orgId, path, feeFen)])));
    return branches.size > 0;
  }
}

/** More given back than kept turns the sides. */
function journal(day: IsoDate, run: number, orgId: Id, orgPath: string, feeFen: number): JournalInput {
  const lines = feeFen > 0 ? [debit('fees', feeFen), credit('wechat', feeFen)] : [debit('wechat', -feeFen), credit('fees', -feeFen)];
  return { key: `fee:${day}:${run}:${orgId}`, kind: 'fee', orgId, orgPath, on: day, memo: `${day} 微信支付手续费`, source: { type: 'recon_day', id: day }, lines };
}
