import { Injectable } from '@nestjs/common';
import { type Id, type Page, type Refund, REFUND_STATUS_LABELS, type RefundsQuery } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, ScopedPages } from '../../orgs';
import { sumOf } from '../booking/collected';
import { isSecond, memberOf } from '../parties';
import { PaymentOrderRow } from '../orders/order.entity';
import { PaymentSteps } from '../payment-steps';
import { PaymentRefundRow } from './refund.entity';
import { RefundLines, toLine } from './refund-lines';

@Injectable()
export class RefundQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly lines: RefundLines,
    private readonly steps: PaymentSteps,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  async inReach({ orgId, status, ...query }: RefundsQuery): Promise<Page<Refund>> {
    const condition = await this.pages.inReach('dues:collect', { orgId, status });
    const { items, next } = await this.pages.page(PaymentRefundRow, condition, query);
    return { items: await this.views(items), next };
  }

  async detail(id: Id): Promise<Refund> {
    const refund = await this.uow.read((tx) => tx.repo(PaymentRefundRow).findOneBy({ id }));
    if (!refund || !currentPrincipal().can('dues:collect', refund.orgPath)) throw notFound('退款申请');
    return (await this.views([refund]))[0];
  }

  private async views(refunds: readonly PaymentRefundRow[]): Promise<Refund[]> {
    if (refunds.length === 0) return [];
    const caller = currentPrincipal();
    const [orders, orgs, people, months, history] = await Promise.all([
      this.uow.read((tx) => tx.repo(PaymentOrderRow).findBy({ id: In(refunds.map(({ orderId }) => orderId)) })),
      this.orgs.getMany(refunds.map(({ orgId }) => orgId)),
      this.people.people([...new Set(refunds.flatMap(({ requestedBy, decidedBy }) => [requestedBy, ...(decidedBy ? [decidedBy] : [])]))]),
      this.lines.monthsOf(refunds), this.steps.of(refunds.map(({ id }) => id), REFUND_STATUS_LABELS),
    ]);
    const name = (memberId: Id) => people.get(memberId)?.name ?? '（已离开）';
    return refunds.map((refund): Refund => {
      const order = orders.find(({ id }) => id === refund.orderId)!;
      const { requestedBy, decidedBy, status, parts, orgPath } = refund;
      const open = status === 'requested';
      const decides = open && caller.can('dues:finance', orgPath) && isSecond(requestedBy, order, caller.memberId);
      const withdraws = open && caller.can('dues:collect', orgPath) && requestedBy === caller.memberId;
      return {
        ...toLine(refund, months), order: { id: order.id, number: order.number, amountFen: order.amountFen, refundedFen: order.refundedFen },
        member: memberOf(order), org: { id: refund.orgId, name: orgs.get(refund.orgId)?.name ?? '（已撤销）' },
        payer: { kind: order.payerKind, name: order.payerName },
        extraFen: sumOf(parts.filter(({ itemId }) => months.get(itemId) === null), ({ settledFen }) => settledFen), heldFen: sumOf(parts, ({ overFen }) => overFen),
        requestedBy: name(requestedBy), decidedBy: decidedBy && name(decidedBy), decidedAt: refund.decidedAt?.toISOString() ?? null, decision: refund.decision,
        receivedBy: refund.receivedBy, succeededAt: refund.succeededAt?.toISOString() ?? null, history: history(refund.id),
        version: refund.version,
        allowedActions: [...(decides ? (['approve', 'reject'] as const) : []), ...(withdraws ? (['withdraw'] as const) : [])],
      };
    });
  }
}
