import { Injectable } from '@nestjs/common';
import type { CashGiveBack, CashLine, CashQuery, Id, Page } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, ScopedPages } from '../../orgs';
import { ReceiptQueries } from '../receipts/receipt-queries';
import { allowedActions } from './cash.access';
import { PaymentCashRow } from './cash.entity';

@Injectable()
export class CashQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly receipts: ReceiptQueries,
  ) {}

  async inReach({ orgId, status, ...query }: CashQuery): Promise<Page<CashLine>> {
    const condition = await this.pages.inReach('dues:confirm-cash', { orgId, status });
    const { items, next } = await this.pages.page(PaymentCashRow, condition, query);
    return { items: await this.views(items), next };
  }

  async one(id: Id): Promise<CashLine> {
    const cash = await this.uow.read((tx) => tx.repo(PaymentCashRow).findOneBy({ id }));
    if (!cash) throw notFound('现金登记');
    return (await this.views([cash]))[0];
  }

  private async views(rows: readonly PaymentCashRow[]): Promise<CashLine[]> {
    if (rows.length === 0) return [];
    const caller = currentPrincipal();
    const [orgs, people, receipts] = await Promise.all([
      this.orgs.getMany(rows.map(({ orgId }) => orgId)),
      this.people.people([...new Set(rows.flatMap(({ registeredBy, decidedBy, returnAskedBy, returnDecidedBy }) => [registeredBy, decidedBy, returnAskedBy, returnDecidedBy].filter((id) => id !== null)))]),
      this.receipts.idsOf(rows.map(({ id }) => id)),
    ]);
    const name = (memberId: Id) => people.get(memberId)?.name ?? '（已离开）';
    return rows.map((row) => {
      const { id, status, memberId, memberName, orgId, payerKind, payerName, amountFen, receivedOn, note, registeredBy, decidedBy, version } = row;
      return {
        id, status, member: { id: memberId, name: memberName }, org: { id: orgId, name: orgs.get(orgId)?.name ?? '（已撤销）' }, payer: { kind: payerKind, name: payerName },
        items: row.lines.map(({ month, fen }) => ({ month, fen, refundedFen: status === 'returned' ? fen : 0 })), amountFen, receivedOn, note, registeredBy: name(registeredBy),
        registeredAt: row.createdAt.toISOString(), decidedBy: decidedBy && name(decidedBy), decidedAt: row.decidedAt?.toISOString() ?? null, decision: row.decision,
        receiptId: receipts.get(id) ?? null, giveBack: giveBackOf(row, name), version, allowedActions: allowedActions(row, caller),
      };
    });
  }
}

function giveBackOf({ returnWay, returnReason, returnAskedBy, returnAskedAt, returnDecidedBy, returnDecidedAt, returnedOn, returnSlip, returnRefusal }: PaymentCashRow, name: (id: Id) => string): CashGiveBack | null {
  if (!returnAskedBy) return null;
  return {
    way: returnWay!, reason: returnReason!, requestedBy: name(returnAskedBy), requestedAt: returnAskedAt!.toISOString(), decidedBy: returnDecidedBy && name(returnDecidedBy),
    decidedAt: returnDecidedAt?.toISOString() ?? null, on: returnedOn, slip: returnSlip, refusal: returnRefusal,
  };
}
