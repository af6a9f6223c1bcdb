import { Injectable } from '@nestjs/common';
import type { Id, Page, PageQuery, Receipt, ReceiptLine } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { toBusinessDate } from '../../../platform/clock';
import { notFound } from '../../../platform/http';
import { ScopedPages } from '../../orgs';
import { PaymentCashRow } from '../cash/cash.entity';
import { isParty } from '../parties';
import { capitalYuan } from '../payment-words';
import { PaymentReceiptRow } from './receipt.entity';

@Injectable()
export class ReceiptQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
  ) {}

  /** Of orders, cash entries and exceptions, by what brought the money; those without one are missing from the map. */
  async idsOf(sourceIds: readonly Id[]): Promise<Map<Id, Id>> {
    if (sourceIds.length === 0) return new Map();
    const sql = `SELECT id, sourceId FROM payment_receipt WHERE sourceId IN (${placeholders(sourceIds)})`;
    const rows = await this.uow.read((tx) => tx.select<{ id: Id; sourceId: Id }>(sql, [...sourceIds]));
    return new Map(rows.map(({ id, sourceId }) => [sourceId, id]));
  }

  async mine(query: PageQuery): Promise<Page<ReceiptLine>> {
    const { memberId } = currentPrincipal();
    const condition = { sql: '(t.memberId = ? OR t.payerMemberId = ?)', params: [memberId, memberId] };
    const { items, next } = await this.pages.page(PaymentReceiptRow, condition, query);
    return { items: items.map(line), next };
  }

  /** For the member, the payer and the officers of the branch. */
  async detail(id: Id): Promise<Receipt> {
    const caller = currentPrincipal();
    const row = await this.uow.read((tx) => tx.repo(PaymentReceiptRow).findOneBy({ id }));
    const visible = row && (isParty(row, caller.memberId) || caller.can('dues:collect', row.orgPath));
    if (!visible) throw notFound('电子党费证');
    return this.view(row);
  }

  /** The code is the proof that somebody showed the receipt, so that any collecting officer may look. */
  async byCode(code: string): Promise<Receipt> {
    const row = await this.uow.read((tx) => tx.repo(PaymentReceiptRow).findOneBy({ code: code.replace(/[\s-]/g, '').toUpperCase() }));
    if (!row) throw notFound('与校验码一致的电子党费证');
    return this.view(row);
  }

  private async view(row: PaymentReceiptRow): Promise<Receipt> {
    return {
      ...line(row), method: row.method, payerKind: row.payerKind, items: row.items, extraFen: row.items.find(({ month }) => month === null)?.fen ?? 0,
      amountWords: capitalYuan(row.amountFen), collector: { id: row.orgId, name: row.orgName }, transactionId: row.transactionId,
      verificationCode: row.code, orderId: row.orderId, cashReturn: await this.cashReturn(row),
    };
  }

  private async cashReturn({ method, refundedFen, sourceId }: PaymentReceiptRow): Promise<Receipt['cashReturn']> {
    if (method !== 'cash' || refundedFen === 0) return null;
    const { returnWay, returnedOn, returnSlip, returnDecidedAt } = await this.uow.read((tx) => tx.repo(PaymentCashRow).findOneByOrFail({ id: sourceId }));
    return { way: returnWay!, on: returnedOn ?? toBusinessDate(returnDecidedAt!), slip: returnSlip };
  }
}

const line = ({ id, number, memberName, payerName, items, amountFen, refundedFen, paidAt }: PaymentReceiptRow): ReceiptLine => ({
  id, number, memberName, payerName, months: items.flatMap(({ month }) => month ?? []), amountFen, refundedFen, paidAt: paidAt.toISOString(),
});
