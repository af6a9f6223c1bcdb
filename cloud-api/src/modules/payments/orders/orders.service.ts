import { Injectable } from '@nestjs/common';
import type { CreateOrderBody, Id, PaymentOrder, PlacedOrder } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { notFound, Problem } from '../../../platform/http';
import { WechatAccounts } from '../../auth';
import { MemberDirectory } from '../../members';
import { OrderInquiry } from './order-inquiry';
import { OrderPlacement } from './order-placement';
import { OrderViews } from './order-views';
import { isRunning } from './order.workflow';

/** What a paying member does. Speaks with WeChat, so none of it stands in a unit of work. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly members: MemberDirectory,
    private readonly accounts: WechatAccounts,
    private readonly placement: OrderPlacement,
    private readonly inquiry: OrderInquiry,
    private readonly views: OrderViews,
  ) {}

  async place(body: CreateOrderBody): Promise<PlacedOrder> {
    const { memberId: callerId } = currentPrincipal();
    const payer = await this.members.findById(callerId);
    if (!payer) throw notFound('党员');
    const openid = (await this.accounts.openidsOf([callerId])).get(callerId);
    if (!openid) throw new Problem('payment.no_wechat', { detail: '请先在微信中登录小程序，再交纳党费。' });
    const memberId = body.memberId ?? callerId;
    const placed = await this.placement.place({
      memberId, months: body.months, extraFen: body.extraFen ?? 0,
      payer: { kind: memberId === callerId ? 'self' : 'member', memberId: callerId, name: payer.name, consentId: body.consentId ?? null, openid },
    });
    return { order: await this.views.detail(placed.order.id), payment: placed.payment };
  }

  async check(id: Id): Promise<PaymentOrder> {
    const order = await this.views.visible(id);
    if (isRunning(order)) await this.inquiry.ask(order);
    return this.views.detail(id);
  }

  async cancel(id: Id): Promise<PaymentOrder> {
    const order = await this.views.visible(id);
    if (order.payerMemberId !== currentPrincipal().memberId) throw notFound('订单');
    if (isRunning(order)) {
      const truth = await this.inquiry.close(order, 'close', '付款人取消');
      if (truth === 'unknown' || truth === 'open') throw new Problem('upstream.wechat', { detail: '微信支付暂未回应，订单尚未取消，请稍后再试。' });
    }
    return this.views.detail(id);
  }
}
