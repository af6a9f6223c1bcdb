import { Injectable } from '@nestjs/common';
import type { CollectionLine, CollectionSheet, Fen, Id, IsoMonth } from '@xianfeng/shared-types';
import { instant, num, UnitOfWork } from '../../../database';
import { requireScope } from '../../../platform/access';
import { OrgDirectory } from '../../orgs';

/** Who handed over the money of a settlement, told by the module that takes it. */
export interface CollectionPayer {
  /** Null when the member paid. */
  payerName: string | null;
  method: string;
}

/** By the settlements' sources, e.g. `order:<id>`; unknown ones are missing from the map. */
export type PayersOf = (sources: readonly string[]) => Promise<Map<string, CollectionPayer>>;

interface BillRow {
  id: Id;
  memberId: Id;
  memberName: string;
  dueFen: Fen;
  paidFen: Fen;
}

/** 党费收缴明细表: the bills of a branch's month with who paid them and when. */
@Injectable()
export class CollectionQueries {
  private payersOf: PayersOf = async () => new Map();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
  ) {}

  /** Called by the module that takes the money, in onModuleInit. */
  tellPayers(payersOf: PayersOf): void {
    this.payersOf = payersOf;
  }

  async sheet(orgId: Id, month: IsoMonth): Promise<CollectionSheet> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:collect', org.path, '组织');
    const bills = await this.uow.read((tx) => tx.select<BillRow>(
      `SELECT b.id, b.memberId, m.name AS memberName, CASE WHEN b.status = 'waived' THEN 0 ELSE b.dueFen END AS dueFen, b.paidFen FROM dues_bill b JOIN member m ON m.id = b.memberId
       WHERE b.month = ? AND b.orgId = ? ORDER BY m.sortKey, m.id`, [month, orgId],
    ));
    const last = await this.lastSettlements(orgId, month);
    const payers = await this.payersOf([...new Set([...last.values()].map(({ source }) => source))]);
    const lines = bills.map((bill): CollectionLine => {
      const settlement = last.get(bill.id);
      const payer = settlement && payers.get(settlement.source);
      return {
        memberId: bill.memberId, memberName: bill.memberName, month, dueFen: bill.dueFen, paidFen: bill.paidFen, payerName: payer?.payerName ?? null,
        paidAt: settlement ? instant(settlement.at).toISOString() : null, method: payer?.method ?? null,
      };
    });
    const sum = (of: (line: CollectionLine) => Fen) => lines.reduce((total, line) => total + num(of(line)), 0);
    return {
      org: { id: org.id, name: org.name }, month, dueFen: sum((l) => l.dueFen), paidFen: sum((l) => l.paidFen), members: lines.length,
      paidMembers: lines.filter((l) => l.paidFen > 0 && l.paidFen >= l.dueFen).length, lines,
    };
  }

  /** The newest payment of each bill that has money. */
  private async lastSettlements(orgId: Id, month: IsoMonth): Promise<Map<Id, { source: string; at: Date | string }>> {
    const rows = await this.uow.read((tx) => tx.select<{ billId: Id; source: string; at: Date | string }>(
      `SELECT s.billId, s.source, s.at FROM dues_settlement s JOIN dues_bill b ON b.id = s.billId
       WHERE b.month = ? AND b.orgId = ? AND b.paidFen > 0 AND s.fen > 0 ORDER BY s.id`, [month, orgId],
    ));
    return new Map(rows.map(({ billId, source, at }) => [billId, { source, at }]));
  }
}
