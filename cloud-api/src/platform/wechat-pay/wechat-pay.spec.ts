import { Logger } from '@nestjs/common';
import { PayPeer, type PayAnswerGiven } from '../../../test/support/pay-peer';
import { makePayKeys, payVariables } from '../../../test/support/pay-keys';
import { EnvReader } from '../../config/env-reader';
import { readWechatPay } from '../../config/wechat-pay-env';
import { Clock } from '../clock';
import { NoWechatPay } from './no-wechat-pay';
import type { PayOrder, RefundRequest } from './ports';
import { wechatPayClient } from './wechat-pay.factory';

const keys = makePayKeys();
const CREATE = '/v3/pay/transactions/jsapi';
const QUERY = '/v3/pay/transactions/out-trade-no/D20261121AB';
const CLOSE = `${QUERY}/close`;
const REFUNDS = '/v3/refund/domestic/refunds';
const ORDER: PayOrder = {
  outTradeNo: 'D20261121AB', description: '党费 2026年9月至11月', amountFen: 1234, openid: 'oA', expiresAt: new Date('2026-11-21T04:00:00.987Z'), attach: 'dues',
};
const REFUND: RefundRequest = { transactionId: '4200001', outRefundNo: 'R20261121AB', reason: '重复缴纳', refundFen: 1234, totalFen: 1234 };
const UNPAID = {
  appid: 'wx1', mchid: keys.mchId, out_trade_no: ORDER.outTradeNo, trade_state: 'NOTPAY', trade_state_desc: '订单未支付', amount: { total: 1234, currency: 'CNY' },
};
const PAID = {
  ...UNPAID, trade_state: 'SUCCESS', transaction_id: '4200001', trade_type: 'JSAPI', bank_type: 'OTHERS', attach: 'dues',
  success_time: '2026-11-21T11:00:00+08:00', payer: { openid: 'oA' }, amount: { total: 1234, payer_total: 1200, currency: 'CNY', payer_currency: 'CNY' },
};
const REFUNDED = {
  refund_id: '5030', out_refund_no: REFUND.outRefundNo, transaction_id: '4200001', out_trade_no: ORDER.outTradeNo, channel: 'ORIGINAL', create_time: '2026-11-21T11:00:00+08:00',
  user_received_account: '支付用户零钱', status: 'PROCESSING', amount: { total: 1234, refund: 1234, payer_total: 1234, payer_refund: 1234, currency: 'CNY' },
};
const refused = (status: number, code: string): PayAnswerGiven => ({ status, json: { code, message: '原因' } });
const PREPAID: PayAnswerGiven = { json: { prepay_id: 'wx21' } };

let main: PayPeer;
let backup: PayPeer;
let transactions: { active: boolean };

function client(variables: Record<string, string> = {}, timeoutMs = 5_000) {
  const reader = new EnvReader({ ...payVariables(keys, main.url, 'pubkey'), WECHAT_PAY_API_BACKUP: backup.url, ...variables });
  const env = readWechatPay(reader, 'https://dj.example.com')!;
  reader.finish();
  return wechatPayClient('wx1', env, transactions, new Clock(), { timeoutMs, repeatDelaysMs: [0, 0] });
}

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  [main, backup] = [await new PayPeer(keys).start(), await new PayPeer(keys).start()];
  transactions = { active: false };
});
afterEach(async () => {
  await main.stop();
  await backup.stop();
});

describe('an order', () => {
  it('is sent as documented, signed for a second implementation, with the public key asked for', async () => {
    main.on(CREATE, PREPAID);
    expect(await client().createOrder(ORDER)).toEqual({ ok: true, value: { prepayId: 'wx21' } });
    expect(main.calls).toHaveLength(1);
    expect(main.calls[0].headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json', 'user-agent': 'xianfeng/1.0', 'wechatpay-serial': keys.publicKeyId });
    expect(main.calls[0].body).toEqual({
      appid: 'wx1', mchid: keys.mchId, description: '党费 2026年9月至11月', out_trade_no: ORDER.outTradeNo, time_expire: '2026-11-21T12:00:00+08:00',
      attach: 'dues', notify_url: 'https://dj.example.com/api/wechat/pay/notify', amount: { total: 1234, currency: 'CNY' }, payer: { openid: 'oA' },
    });
  });

  it('is read before and after it was paid', async () => {
    main.on(QUERY, { json: UNPAID }, { json: PAID });
    const pay = client();
    expect(await pay.queryOrder(ORDER.outTradeNo)).toMatchObject({ ok: true, value: { state: 'NOTPAY', transactionId: null, paidAt: null, amountFen: 1234, payerFen: null, openid: null, attach: '' } });
    expect(await pay.queryOrder(ORDER.outTradeNo)).toEqual({
      ok: true,
      value: {
        appId: 'wx1', mchId: keys.mchId, outTradeNo: ORDER.outTradeNo, state: 'SUCCESS', transactionId: '4200001', paidAt: new Date('2026-11-21T03:00:00Z'),
        amountFen: 1234, payerFen: 1200, openid: 'oA', bankType: 'OTHERS', attach: 'dues',
      },
    });
    expect(main.calls[0].target).toBe(`${QUERY}?mchid=${keys.mchId}`);
  });

  it.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'])('is missing by %s, whatever the spelling', async (code) => {
    main.on(QUERY, refused(404, code));
    expect(await client().queryOrder(ORDER.outTradeNo)).toEqual({ ok: true, value: null });
  });

  it.each(['MCH_NOT_EXISTS', 'NOT_FOUND'])('is not called missing by %s', async (code) => {
    main.on(QUERY, refused(404, code));
    expect(await client().queryOrder(ORDER.outTradeNo)).toMatchObject({ ok: false, kind: 'refused', code: code.replaceAll('_', ''), requestId: '08F78BB6A50610' });
  });

  it.each<[PayAnswerGiven, object]>([
    [{ status: 204 }, { ok: true, value: 'closed' }],
    [refused(400, 'ORDER_CLOSED'), { ok: true, value: 'closed' }],
    [refused(400, 'ORDERPAID'), { ok: true, value: 'paid' }],
    [refused(400, 'ORDER_PAID'), { ok: true, value: 'paid' }],
    [refused(404, 'ORDER_NOT_EXIST'), { ok: false, kind: 'refused', code: 'ORDERNOTEXIST', message: '原因', requestId: '08F78BB6A50610' }],
    [{ status: 204, signed: 'wrong' }, { ok: false, kind: 'unknown' }],
  ])('is closed: %j', async (answer, outcome) => {
    main.on(CLOSE, answer);
    backup.on(CLOSE, answer);
    expect(await client().closeOrder(ORDER.outTradeNo)).toEqual(outcome);
    expect(main.calls[0]).toMatchObject({ method: 'POST', body: { mchid: keys.mchId } });
  });

  it.each([{ ...UNPAID, trade_state: 'NEW' }, { ...UNPAID, amount: { total: 12.34 } }, { ...UNPAID, amount: { total: 1234, currency: 'USD' } }, { ...UNPAID, out_trade_no: '' }])(
    'is not guessed at: %j', async (json) => {
      main.on(QUERY, { json });
      expect(await client().queryOrder(ORDER.outTradeNo)).toEqual({ ok: false, kind: 'unknown' });
    });
});

describe('an answer that is not WeChat’s', () => {
  it.each(['wrong', 'probe', 'old', 'ahead', 'no', 'otherType', 'unknownSerial'] as const)('(%s) has the call repeated and is never taken', async (signed) => {
    main.on(CREATE, { json: { prepay_id: 'forged' }, signed }, PREPAID);
    backup.on(CREATE, { json: { prepay_id: 'forged' }, signed });
    expect(await client().createOrder(ORDER)).toEqual({ ok: true, value: { prepayId: 'wx21' } });
    expect(main.calls[1].body).toEqual(main.calls[0].body);
    main.on(CREATE, { json: { prepay_id: 'forged' }, signed });
    expect(await client().createOrder(ORDER)).toEqual({ ok: false, kind: 'unknown' });
  });

  it('may be of a gateway: no code, no refusal', async () => {
    for (const status of [403, 404]) {
      main.on(QUERY, { status, bytes: Buffer.from('<html>') });
      backup.on(QUERY, { status, bytes: Buffer.from('<html>') });
      expect(await client().queryOrder(ORDER.outTradeNo)).toEqual({ ok: false, kind: 'unknown' });
    }
  });
});

describe('repeats', () => {
  it.each<[string, PayAnswerGiven]>([['500', refused(500, 'SYSTEM_ERROR')], ['502', { status: 502 }], ['a broken connection', { instead: 'drop' }]])('go to the backup after %s', async (_, answer) => {
    main.on(CREATE, answer);
    backup.on(CREATE, PREPAID);
    expect(await client().createOrder(ORDER)).toMatchObject({ ok: true });
    expect(backup.calls[0].body).toEqual(main.calls[0].body);
    expect(backup.calls[0].headers.authorization).not.toBe(main.calls[0].headers.authorization);
  });

  it('go on after a time-out, and end', async () => {
    main.on(CREATE, { instead: 'hang' });
    backup.on(CREATE, { instead: 'hang' });
    expect(await client({}, 50).createOrder(ORDER)).toEqual({ ok: false, kind: 'unknown' });
    expect([main.calls.length, backup.calls.length]).toEqual([2, 1]);
  });

  it('wait out 429 of a query, and say so when it lasts', async () => {
    main.on(QUERY, refused(429, 'FREQUENCY_LIMITED'), { json: PAID });
    backup.on(QUERY, refused(429, 'FREQUENCY_LIMITED'));
    expect(await client().queryOrder(ORDER.outTradeNo)).toMatchObject({ ok: true });
    main.on(QUERY, refused(429, 'FREQUENCY_LIMITED'));
    expect(await client().queryOrder(ORDER.outTradeNo)).toMatchObject({ kind: 'refused', code: 'FREQUENCYLIMITED' });
  });

  it.each([[400, 'PARAM_ERROR'], [401, 'SIGN_ERROR'], [403, 'NO_AUTH'], [500, 'OPENID_MISMATCH']])('are useless after %d %s', async (status, code) => {
    main.on(CREATE, refused(status, code));
    expect(await client().createOrder(ORDER)).toMatchObject({ kind: 'refused', code: code.replaceAll('_', ''), message: '原因' });
    expect([main.calls.length, backup.calls.length]).toEqual([1, 0]);
  });

  it('never happen inside a unit of work, nor does the first call', async () => {
    transactions.active = true;
    await expect(client().createOrder(ORDER)).rejects.toThrow('inside a transaction');
  });
});

describe('a refund', () => {
  it('is asked for and read', async () => {
    main.on(REFUNDS, { json: REFUNDED });
    const value = {
      refundId: '5030', outRefundNo: REFUND.outRefundNo, outTradeNo: ORDER.outTradeNo, transactionId: '4200001', state: 'PROCESSING', refundFen: 1234, totalFen: 1234,
      succeededAt: null, receivedBy: '支付用户零钱',
    };
    expect(await client().refund(REFUND)).toEqual({ ok: true, value });
    expect(main.calls[0].body).toEqual({
      transaction_id: '4200001', out_refund_no: REFUND.outRefundNo, reason: '重复缴纳', notify_url: 'https://dj.example.com/api/wechat/pay/notify',
      amount: { refund: 1234, total: 1234, currency: 'CNY' },
    });
    main.on(`${REFUNDS}/${REFUND.outRefundNo}`, { json: { ...REFUNDED, status: 'SUCCESS', success_time: '2026-11-21T11:00:02+08:00' } }, refused(404, 'RESOURCE_NOT_EXISTS'));
    expect(await client().queryRefund(REFUND.outRefundNo)).toEqual({ ok: true, value: { ...value, state: 'SUCCESS', succeededAt: new Date('2026-11-21T03:00:02Z') } });
    expect(await client().queryRefund(REFUND.outRefundNo)).toEqual({ ok: true, value: null });
  });

  it('is unknown after 429 and not sent again', async () => {
    main.on(REFUNDS, refused(429, 'FREQUENCY_LIMITED'));
    expect(await client().refund(REFUND)).toEqual({ ok: false, kind: 'unknown' });
    expect([main.calls.length, backup.calls.length]).toEqual([1, 0]);
  });

  it('is unknown when a refusal follows a try of unknown end', async () => {
    main.on(REFUNDS, { instead: 'drop' });
    backup.on(REFUNDS, refused(403, 'NOT_ENOUGH'));
    expect(await client().refund(REFUND)).toEqual({ ok: false, kind: 'unknown' });
    expect(backup.calls[0].body).toEqual(main.calls[0].body);
  });

  it('is refused when the first try was never sent', async () => {
    backup.on(REFUNDS, refused(403, 'NOT_ENOUGH'));
    const pay = client();
    await main.stop();
    expect(await pay.refund(REFUND)).toMatchObject({ kind: 'refused', code: 'NOTENOUGH' });
  });
});

it('signs the parameters of the payment sheet', () => {
  const params = client().paymentParams('wx21');
  expect(params).toEqual({ timeStamp: expect.stringMatching(/^\d{10}$/), nonceStr: expect.stringMatching(/^\w{32}$/), package: 'prepay_id=wx21', signType: 'RSA', paySign: expect.any(String) });
});

describe('without a merchant', () => {
  it('everything is refused in words', async () => {
    const none = new NoWechatPay();
    expect(none.enabled).toBe(false);
    for (const result of [await none.createOrder(), await none.queryOrder(), await none.closeOrder(), await none.refund(), await none.queryRefund()]) {
      expect(result).toMatchObject({ ok: false, kind: 'refused', code: 'NOMERCHANT', message: '本系统未开通在线缴费' });
    }
    expect(await none.readNotification()).toEqual({ ok: false, reason: 'signature' });
    expect([await none.tradeBill(), await none.fundFlowBill()]).toEqual(Array(2).fill({ kind: 'failed', reason: '本系统未开通在线缴费。' }));
    expect(() => none.paymentParams()).toThrow('no merchant');
  });
});
