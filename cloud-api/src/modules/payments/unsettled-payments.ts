import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CashStatus, ExceptionStatus, Id, OrgOpenMatter } from '@xianfeng/shared-types';
import { num, placeholders, type SqlParam, type Tx } from '../../database';
import { type OrgFollower, OrgFollowers } from '../orgs';

const CASH_UNDER_WAY: readonly CashStatus[] = ['registered', 'returning'];
const OPEN: ExceptionStatus = 'open';

/** Of the organisation itself, or with a month of its: a member who has moved still pays what is owed there. */
const ORDER_IS_ITS = '(o.orgId = ? OR EXISTS (SELECT 1 FROM payment_item i WHERE i.orderId = o.id AND i.orgId = ?))';

/** Payments under way that keep an organisation from being closed: their money would come to books that nobody keeps. */
@Injectable()
export class UnsettledPayments implements OrgFollower, OnModuleInit {
  constructor(private readonly followers: OrgFollowers) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async unsettled(tx: Tx, orgId: Id): Promise<OrgOpenMatter[]> {
    return [
      // As long as WeChat is asked about an order, closed ones too, it may turn out to be paid.
      ...(await this.count(tx, '未办结的支付订单', `SELECT o.amountFen AS fen FROM payment_order o WHERE o.nextPollAt IS NOT NULL AND ${ORDER_IS_ITS}`, [orgId, orgId])),
      ...(await this.count(
        tx, '在办的退款', `SELECT r.fen FROM payment_refund r JOIN payment_order o ON o.id = r.orderId WHERE r.runningOrderId IS NOT NULL AND ${ORDER_IS_ITS}`, [orgId, orgId],
      )),
      ...(await this.count(
        tx, '待第二人确认的现金', `SELECT c.amountFen AS fen FROM payment_cash c WHERE c.status IN (${placeholders(CASH_UNDER_WAY)}) AND (c.orgId = ? OR c.lines LIKE ?)`,
        [...CASH_UNDER_WAY, orgId, `%"orgId":"${orgId}"%`],
      )),
      ...(await this.count(tx, '待人工处理的款项', 'SELECT fen FROM payment_exception WHERE status = ? AND orgId = ?', [OPEN, orgId])),
    ];
  }

  private async count(tx: Tx, what: string, rows: string, params: SqlParam[]): Promise<OrgOpenMatter[]> {
    const [row] = await tx.select<Record<'n' | 'fen', number | string | null>>(`SELECT COUNT(*) AS n, SUM(fen) AS fen FROM (${rows}) t`, params);
    return num(row.n) === 0 ? [] : [{ what, count: num(row.n), fen: num(row.fen) }];
  }
}
