import { Injectable } from '@nestjs/common';
import type { Fen, IsoDate } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';

/** Figures of the ledger for those who compare it with others'. */
@Injectable()
export class LedgerFacts {
  constructor(private readonly uow: UnitOfWork) {}

  /** What members' payments and refunds moved on 微信支付结算款 on the day they happened, all organisations together. */
  async wechatOn(day: IsoDate): Promise<{ paidFen: Fen; refundedFen: Fen }> {
    const rows = await this.uow.read((tx) => tx.select<{ kind: 'payment' | 'refund'; fen: number | string }>(
      `SELECT j.kind, SUM(l.debitFen + l.creditFen) AS fen FROM dues_journal j JOIN dues_line l ON l.journalId = j.id
       WHERE j.occurredOn = ? AND j.kind IN ('payment', 'refund') AND l.account = 'wechat' GROUP BY j.kind`, [day],
    ));
    const of = (kind: 'payment' | 'refund') => num(rows.find((row) => row.kind === kind)?.fen);
    return { paidFen: of('payment'), refundedFen: of('refund') };
  }
}
