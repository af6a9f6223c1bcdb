import { Injectable } from '@nestjs/common';
import type { PayLinkOrder } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { Problem } from '../../../platform/http';
import { LoginApi } from '../../../platform/wechat';
import { ConsentQueries } from '../../dues';
import { PaymentOrderRow } from './order.entity';
import { OrderInquiry } from './order-inquiry';
import { OrderPlacement } from './order-placement';
import { isRunning } from './order.workflow';

/** A relative without an account pays what the link of a consent offers (第十二条); the link is the right. */
@Injectable()
export class RelativeOrders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly login: LoginApi,
    private readonly consents: ConsentQueries,
    private readonly placement: OrderPlacement,
    private readonly inquiry: OrderInquiry,
  ) {}

  async place(token: string, code: string): Promise<PayLinkOrder> {
    const { consentId, memberId, payerName, bills } = await this.consents.offer(token);
    if (bills.length === 0) return { status: 'paid', payment: null };
    const session = await this.login.code2session(code);
    if (!session.ok) throw new Problem(session.reason === 'code' ? 'auth.code_invalid' : 'upstream.wechat', { detail: '未能识别您的微信，请重试。' });
    const { payment } = await this.placement.place({
      memberId, months: bills.map(({ month }) => month), extraFen: 0, payer: { kind: 'relative', memberId: null, name: payerName, consentId, openid: session.openid },
    });
    return { status: payment ? 'open' : 'paid', payment };
  }

  async check(token: string): Promise<PayLinkOrder> {
    const { consentId } = await this.consents.offer(token);
    const newest = () => this.uow.read((tx) => tx.repo(PaymentOrderRow).findOne({ where: { consentId, payerKind: 'relative' }, order: { id: 'DESC' } }));
    const order = await newest();
    if (order && isRunning(order)) await this.inquiry.ask(order);
    return { status: (await newest())?.transactionId ? 'paid' : 'open', payment: null };
  }
}
