import { DAY_MS } from './beijing-time';
import { digestOf, fen, notifyUrl, object, text } from './fields';
import type { PayOrder } from './model';
import { paramError } from './pay-error';

const MINUTE_MS = 60_000;
const DEFAULT_LIFE_MS = 7 * DAY_MS;
const LONGEST_LIFE_MS = 90 * DAY_MS;
const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export type OrderRequest = Pick<
  PayOrder,
  'appid' | 'mchid' | 'outTradeNo' | 'description' | 'attach' | 'notifyUrl' | 'totalFen' | 'openid' | 'expiresAt' | 'request'
>;

/** Reads POST /v3/pay/transactions/jsapi. Errors: PARAM_ERROR, whose detail names the field. */
export function readOrderRequest(body: Record<string, unknown>, now: number): OrderRequest {
  const amount = object(body, 'amount');
  const currency = text(amount, 'currency', { max: 16, optional: true, at: 'amount/currency' });
  if (currency && currency !== 'CNY') throw paramError('amount/currency', currency, '货币类型应为 CNY');
  return {
    appid: text(body, 'appid', { max: 32 }),
    mchid: text(body, 'mchid', { max: 32 }),
    outTradeNo: text(body, 'out_trade_no', { max: 32, min: 6, pattern: OUT_TRADE_NO }),
    description: text(body, 'description', { max: 127 }),
    attach: text(body, 'attach', { max: 128, optional: true, min: 0 }),
    notifyUrl: notifyUrl(body, { max: 255 }),
    totalFen: fen(amount, 'total'),
    openid: text(object(body, 'payer'), 'openid', { max: 128, at: 'payer/openid' }),
    expiresAt: expiry(text(body, 'time_expire', { max: 64, optional: true, pattern: RFC3339 }), now),
    request: digestOf(body),
  };
}

/** Too early a time is raised to the next minute, too late a one cut to 90 days. */
function expiry(time: string, now: number): number {
  if (!time) return now + DEFAULT_LIFE_MS;
  const wanted = Date.parse(time);
  if (Number.isNaN(wanted)) throw paramError('time_expire', time, '“time_expire”格式错误');
  return Math.min(Math.max(wanted, now + MINUTE_MS), now + LONGEST_LIFE_MS);
}
