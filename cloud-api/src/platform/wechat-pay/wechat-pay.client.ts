import type { IsoDate } from '@xianfeng/shared-types';
import { Logger } from '@nestjs/common';
import type { BillDownload } from './bills/bill-download';
import { FUND_FLOW_BILL } from './bills/fund-flow-bill';
import { TRADE_BILL } from './bills/trade-bill';
import type { NotificationReader } from './notification-reader';
import type { PayAnswer, PayApi } from './pay-api';
import { fieldsOf, PayContentError, refundOf, text, transactionOf } from './payloads';
import {
  type BillResult, type FundFlowRow, type NotificationReading, type PaymentParams, type PayOrder, type PayRefund, type PayResult, type PayTransaction,
  type RefundRequest, type TradeBillRow, WechatPay,
} from './ports';
import type { RequestSigner } from './request-signer';
import { rfc3339 } from './rfc3339';

export interface WechatPayOptions {
  appId: string;
  mchId: string;
  /** Where WeChat sends callbacks of payments and refunds. */
  notifyUrl: string;
}

const ORDERS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
const NO_ORDER = ['ORDERNOTEXIST', 'RESOURCENOTEXISTS'];
const NO_REFUND = ['REFUNDNOTEXISTS', 'RESOURCENOTEXISTS'];

/** WeChat Pay v3 over the wire: orders, refunds, callbacks, bills. */
export class WechatPayClient extends WechatPay {
  readonly enabled = true;
  private readonly logger = new Logger('WechatPay');

  constructor(
    private readonly options: WechatPayOptions,
    private readonly api: PayApi,
    private readonly signer: RequestSigner,
    private readonly notifications: NotificationReader,
    private readonly bills: BillDownload,
  ) {
    super();
  }

  async createOrder(order: PayOrder): Promise<PayResult<{ prepayId: string }>> {
    const { appId: appid, mchId: mchid, notifyUrl: notify_url } = this.options;
    const body = {
      appid, mchid, notify_url,
      description: order.description,
      out_trade_no: order.outTradeNo,
      time_expire: rfc3339(order.expiresAt),
      attach: order.attach,
      amount: { total: order.amountFen, currency: 'CNY' },
      payer: { openid: order.openid },
    };
    return this.read(await this.api.call({ method: 'POST', target: `${ORDERS}/jsapi`, body }), (reply) => ({ prepayId: text(fieldsOf(reply), 'prepay_id') }));
  }

  paymentParams(prepayId: string): PaymentParams {
    return this.signer.paymentParams(this.options.appId, prepayId);
  }

  async queryOrder(outTradeNo: string): Promise<PayResult<PayTransaction | null>> {
    const target = `${this.order(outTradeNo)}?mchid=${this.options.mchId}`;
    return absent(NO_ORDER, this.read(await this.api.call({ method: 'GET', target }), transactionOf));
  }

  async closeOrder(outTradeNo: string): Promise<PayResult<'closed' | 'paid'>> {
    const body = { mchid: this.options.mchId };
    const answer = await this.api.call({ method: 'POST', target: `${this.order(outTradeNo)}/close`, body });
    if (answer.ok) return { ok: true, value: 'closed' };
    if (answer.kind === 'refused' && answer.code === 'ORDERPAID') return { ok: true, value: 'paid' };
    if (answer.kind === 'refused' && answer.code === 'ORDERCLOSED') return { ok: true, value: 'closed' };
    return answer;
  }

  async refund(request: RefundRequest): Promise<PayResult<PayRefund>> {
    const body = {
      transaction_id: request.transactionId,
      out_refund_no: request.outRefundNo,
      reason: request.reason,
      notify_url: this.options.notifyUrl,
      amount: { refund: request.refundFen, total: request.totalFen, currency: 'CNY' },
    };
    return this.read(await this.api.call({ method: 'POST', target: REFUNDS, body, movesMoney: true }), (reply) => refundOf(reply, 'status'));
  }

  async queryRefund(outRefundNo: string): Promise<PayResult<PayRefund | null>> {
    const answer = await this.api.call({ method: 'GET', target: `${REFUNDS}/${encodeURIComponent(outRefundNo)}` });
    return absent(NO_REFUND, this.read(answer, (reply) => refundOf(reply, 'status')));
  }

  readNotification(headers: Record<string, string | undefined>, rawBody: string): Promise<NotificationReading> {
    return this.notifications.read(headers, rawBody);
  }

  tradeBill(date: IsoDate): Promise<BillResult<TradeBillRow>> {
    return this.bills.fetch(`/v3/bill/tradebill?bill_date=${date}&bill_type=ALL`, TRADE_BILL);
  }

  fundFlowBill(date: IsoDate): Promise<BillResult<FundFlowRow>> {
    return this.bills.fetch(`/v3/bill/fundflowbill?bill_date=${date}&account_type=BASIC`, FUND_FLOW_BILL);
  }

  private order(outTradeNo: string): string {
    return `${ORDERS}/out-trade-no/${encodeURIComponent(outTradeNo)}`;
  }

  /** A signed answer that makes no sense leaves the end open. */
  private read<T>(answer: PayAnswer, parse: (body: unknown) => T): PayResult<T> {
    if (!answer.ok) return answer;
    try {
      return { ok: true, value: parse(answer.body) };
    } catch (error) {
      if (!(error instanceof PayContentError)) throw error;
      this.logger.error(`answer not understood: ${error.message}`);
      return { ok: false, kind: 'unknown' };
    }
  }
}

/** What WeChat does not have is an answer, not a failure. */
function absent<T>(codes: readonly string[], result: PayResult<T>): PayResult<T | null> {
  return !result.ok && result.kind === 'refused' && codes.includes(result.code) ? { ok: true, value: null } : result;
}
