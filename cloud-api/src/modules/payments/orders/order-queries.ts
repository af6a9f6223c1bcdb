import { Injectable } from '@nestjs/common';
import type { OrderLine, OrdersQuery, Page, PageQuery } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { type Condition, ScopedPages } from '../../orgs';
import { PaymentOrderRow } from './order.entity';
import { OrderViews } from './order-views';

/** Lists of orders, the newest first. */
@Injectable()
export class OrderQueries {
  constructor(
    private readonly pages: ScopedPages,
    private readonly views: OrderViews,
  ) {}

  mine(query: PageQuery): Promise<Page<OrderLine>> {
    const { memberId } = currentPrincipal();
    return this.page({ sql: '(t.memberId = ? OR t.payerMemberId = ?)', params: [memberId, memberId] }, query);
  }

  async inReach({ orgId, status, memberId, number, ...query }: OrdersQuery): Promise<Page<OrderLine>> {
    const reach = await this.pages.inReach('dues:collect', { orgId, status, memberId });
    if (!number) return this.page(reach, query);
    return this.page({ sql: `${reach.sql} AND (t.number = ? OR t.transactionId = ?)`, params: [...reach.params, number, number] }, query);
  }

  private async page(condition: Condition, query: PageQuery): Promise<Page<OrderLine>> {
    const { items, next } = await this.pages.page(PaymentOrderRow, condition, query);
    return { items: await this.views.lines(items), next };
  }
}
