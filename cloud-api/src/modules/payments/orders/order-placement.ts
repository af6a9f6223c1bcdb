import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { Problem } from '../../../platform/http';
import { type PaymentParams, type PayFailure, type PayResult, WechatPay } from '../../../platform/wechat-pay';
import { pollAfter } from '../poll-times';
import { type Draft, OPENID, OrderDrafts, type OrderWish } from './order-draft';
import type { PaymentOrderRow } from './order.entity';
import { OrderInquiry } from './order-inquiry';
import { OrderStore } from './order-store';

const ROUNDS = 4;
/** A repeat carries the same number, so that however many calls arrive there is one order. */
const CALLS = 3;

export interface Placed {
  order: PaymentOrderRow;
  /** Null: it is paid. */
  payment: PaymentParams | null;
}

/** An order from the wish to what `wx.requestPayment` takes. Calls WeChat: never inside a unit of work. */
@Injectable()
export class OrderPlacement {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly wechat: WechatPay,
    private readonly cipher: FieldCipher,
    private readonly drafts: OrderDrafts,
    private readonly inquiry: OrderInquiry,
    private readonly orders: OrderStore,
  ) {}

  async place(wish: OrderWish): Promise<Placed> {
    if (!this.wechat.enabled) throw new Problem('payment.disabled', { detail: '本单位尚未开通在线缴费，请联系党支部交纳。' });
    for (let round = 0; round < ROUNDS; round++) {
      const draft = await this.drafts.make(wish);
      if (draft?.kind === 'order') return this.prepare(draft.order);
      if (draft) await this.closeAll(draft);
    }
    throw new Problem('conflict.state', { detail: '所选月份正在由他人交纳，请稍后再试。' });
  }

  private async closeAll({ rivals }: Extract<Draft, { kind: 'rivals' }>): Promise<void> {
    for (const rival of rivals) {
      const truth = await this.inquiry.close(rival, 'close', '改为新的订单');
      if (truth === 'doubtful') throw new Problem('payment.paid', { detail: '所选月份有一笔付款正在核对，请联系党费管理员。' });
      if (truth === 'unknown' || truth === 'open') throw busy();
    }
  }

  private async prepare(order: PaymentOrderRow): Promise<Placed> {
    const answer = await this.create(order);
    if (answer.ok) return this.prepared(order, answer.value.prepayId);
    if (answer.kind === 'unknown') throw busy();
    const truth = await this.inquiry.ask(order);
    if (truth === 'paid') return { order: await this.reload(order), payment: null };
    if (truth === 'doubtful') throw new Problem('payment.paid', { detail: '该订单的付款正在核对，请联系党费管理员。' });
    if (truth !== 'unknown') await this.inquiry.close(order, 'close', `微信支付未接受下单（${answer.code}）`);
    throw refusal(answer);
  }

  private async create(order: PaymentOrderRow): Promise<PayResult<{ prepayId: string }>> {
    const { number: outTradeNo, description, amountFen, expiresAt, id: attach } = order;
    const openid = this.cipher.decrypt(order.payerOpenid, OPENID);
    let answer: PayResult<{ prepayId: string }> = { ok: false, kind: 'unknown' };
    for (let call = 0; call < CALLS && !answer.ok && answer.kind === 'unknown'; call++) {
      answer = await this.wechat.createOrder({ outTradeNo, description, amountFen, openid, expiresAt, attach });
    }
    return answer;
  }

  private async prepared({ id }: PaymentOrderRow, prepayId: string): Promise<Placed> {
    const order = await this.uow.run(async (tx) => {
      const row = await this.orders.lock(tx, id);
      if (row.status === 'created') await this.orders.change(tx, row, 'prepare', '微信支付已受理', { prepayId, nextPollAt: pollAfter(0, this.clock.now()) });
      return row;
    });
    if (order.transactionId) return { order, payment: null };
    if (order.status === 'prepared') return { order, payment: this.wechat.paymentParams(prepayId) };
    // Closed here while WeChat was taking it up: nobody may pay it there.
    await this.wechat.closeOrder(order.number);
    throw new Problem('conflict.state', { detail: '订单已关闭，请重新发起交纳。' });
  }

  private async reload({ id }: PaymentOrderRow): Promise<PaymentOrderRow> {
    return (await this.orders.find(id))!;
  }
}

/** The order is kept: a repeat goes on with the same number and nobody pays twice. */
const busy = (): Problem => new Problem('upstream.wechat', { detail: '微信支付暂未回应，请稍后再试；重试不会重复扣款。' });

const refusal = ({ code }: Extract<PayFailure, { kind: 'refused' }>): Problem =>
  new Problem('upstream.wechat', { detail: '微信支付未接受本次下单，请重新发起；仍不成功请联系党费管理员。', meta: { code } });
