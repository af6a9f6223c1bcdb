import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { EnvReader } from '../../src/config/env-reader';
import { readWechatPay } from '../../src/config/wechat-pay-env';
import { Clock, toBusinessDate } from '../../src/platform/clock';
import type { NotificationReading, WechatPay } from '../../src/platform/wechat-pay';
import { wechatPayClient } from '../../src/platform/wechat-pay/wechat-pay.factory';
import { SandboxProcess } from './sandbox-process';

const APP_ID = 'wx0000000000000001';
const DAY_MS = 86_400_000;
const WITHOUT: Record<string, Record<string, string>> = {
  cert: { WECHAT_PAY_PUBLIC_KEY_ID: '', WECHAT_PAY_PUBLIC_KEY: '' },
  pubkey: { WECHAT_PAY_CERTIFICATES: '0' },
  mixed: {},
};

/** An order from its creation to the bills of its day, between the client and the sandbox, which share no code. */
describe.each(Object.keys(WITHOUT))('WeChat Pay in %s mode', (mode) => {
  let sandbox: SandboxProcess;
  let receiver: Server;
  let pay: WechatPay;
  let openid: string;
  const readings: NotificationReading[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    sandbox = await SandboxProcess.start({ SANDBOX_PAY_MODE: mode, SANDBOX_PAY_TIME_SCALE: '0.001' });
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const reading = await pay.readNotification(request.headers as Record<string, string>, Buffer.concat(chunks).toString());
      readings.push(reading);
      response.writeHead(reading.ok ? 204 : 401).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const notifyBase = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const reader = new EnvReader({ ...sandbox.variables, ...WITHOUT[mode], WECHAT_PAY_NOTIFY_BASE: notifyBase });
    pay = wechatPayClient(APP_ID, readWechatPay(reader, notifyBase)!, { active: false }, new Clock(), { timeoutMs: 5_000, repeatDelaysMs: [0, 0] });
    reader.finish();
    openid = (await sandbox.get<{ openid: string }[]>('/_control/personas?id=member'))[0].openid;
  });
  beforeEach(() => readings.splice(0));
  afterAll(async () => {
    receiver.close();
    await sandbox.stop();
  });

  const order = (outTradeNo: string) => ({ outTradeNo, description: '党费 2026年11月', amountFen: 5000, openid, expiresAt: new Date(Date.now() + 900_000), attach: 'dues' });
  const transactionIdOf = async (outTradeNo: string): Promise<string> => {
    const answer = await pay.queryOrder(outTradeNo);
    return (answer.ok && answer.value?.transactionId) || '';
  };
  const idle = () => sandbox.get('/_control/pay/idle');
  const plan = (...faults: object[]) => sandbox.control('pay/faults', { plan: faults });

  it('an order is paid, told, refunded, told again', async () => {
    expect(await pay.createOrder(order('DPAID0001'))).toMatchObject({ ok: true, value: { prepayId: expect.stringMatching(/^wx/) } });
    expect(await pay.queryOrder('DPAID0001')).toMatchObject({ ok: true, value: { state: 'NOTPAY', transactionId: null, amountFen: 5000 } });
    await sandbox.control('pay/orders/DPAID0001/pay');
    await idle();
    const paid = { outTradeNo: 'DPAID0001', state: 'SUCCESS', amountFen: 5000, openid, attach: 'dues', appId: APP_ID };
    expect(readings).toMatchObject([{ ok: true, notification: { kind: 'transaction', transaction: paid } }]);
    expect(await pay.queryOrder('DPAID0001')).toMatchObject({ ok: true, value: paid });
    expect(await pay.closeOrder('DPAID0001')).toEqual({ ok: true, value: 'paid' });

    const request = { transactionId: await transactionIdOf('DPAID0001'), outRefundNo: 'RPAID0001', reason: '重复缴纳', refundFen: 2000, totalFen: 5000 };
    expect(await pay.queryRefund('RPAID0001')).toEqual({ ok: true, value: null });
    // The balance must cover the fee too, so another payment comes first.
    await pay.createOrder(order('DPAID0002'));
    await sandbox.control('pay/orders/DPAID0002/pay');
    await idle();
    expect(await pay.refund(request)).toMatchObject({ ok: true, value: { outRefundNo: 'RPAID0001', refundFen: 2000, totalFen: 5000 } });
    await idle();
    expect(readings.at(-1)).toMatchObject({ ok: true, notification: { kind: 'refund', refund: { outRefundNo: 'RPAID0001', state: 'SUCCESS' } } });
    expect(await pay.refund(request)).toMatchObject({ ok: true, value: { state: 'SUCCESS' } });
    expect(await pay.queryRefund('RPAID0001')).toMatchObject({ ok: true, value: { state: 'SUCCESS', refundFen: 2000 } });
  });

  it('an unpaid order is closed; an unknown one is said to be unknown', async () => {
    await pay.createOrder(order('DCLOSED01'));
    expect(await pay.closeOrder('DCLOSED01')).toEqual({ ok: true, value: 'closed' });
    expect(await pay.queryOrder('DCLOSED01')).toMatchObject({ ok: true, value: { state: 'CLOSED' } });
    expect(await pay.queryOrder('DNOWHERE1')).toEqual({ ok: true, value: null });
  });

  it('probes, forgeries and failures in the middle change nothing', async () => {
    const same = order('DFAULTS01');
    await plan({ fault: 'sign-test', api: 'create' }, { fault: 'error-after', api: 'create' });
    expect(await pay.createOrder(same)).toMatchObject({ ok: true });
    await plan({ fault: 'notify-sign-test' }, { fault: 'notify-wrong-nonce' });
    await sandbox.control('pay/orders/DFAULTS01/pay');
    await idle();
    expect(readings.filter(({ ok }) => !ok)).toEqual(expect.arrayContaining([{ ok: false, reason: 'signature' }, { ok: false, reason: expect.any(String) }]));
    expect(readings.at(-1)).toMatchObject({ ok: true, notification: { transaction: { outTradeNo: 'DFAULTS01' } } });
    await plan({ fault: 'limited-after', api: 'refund' });
    const request = { transactionId: await transactionIdOf('DFAULTS01'), outRefundNo: 'RFAULTS01', reason: '重复缴纳', refundFen: 100, totalFen: 5000 };
    expect(await pay.refund(request)).toEqual({ ok: false, kind: 'unknown' });
    expect(await pay.queryRefund('RFAULTS01')).toMatchObject({ ok: true, value: { refundFen: 100 } });
    await idle();
  });

  it('the day has its bills', async () => {
    const today = toBusinessDate(new Date());
    expect(await pay.tradeBill('2026-10-01')).toEqual({ kind: 'empty' });
    await sandbox.control('clock', { advanceMs: 2 * DAY_MS });
    const trades = await pay.tradeBill(today);
    if (trades.kind !== 'rows') throw new Error(JSON.stringify(trades));
    expect(trades.rows.filter(({ state }) => state === 'SUCCESS').map(({ outTradeNo, orderFen, openid: payer }) => [outTradeNo, orderFen, payer])).toEqual(
      ['DPAID0001', 'DPAID0002', 'DFAULTS01'].map((no) => [no, 5000, openid]));
    expect(trades.rows.filter(({ state }) => state === 'REFUND').map(({ outRefundNo, refundFen, refundState }) => [outRefundNo, refundFen, refundState])).toEqual([
      ['RPAID0001', 2000, 'SUCCESS'], ['RFAULTS01', 100, 'SUCCESS'],
    ]);
    const flow = await pay.fundFlowBill(today);
    if (flow.kind !== 'rows') throw new Error(JSON.stringify(flow));
    const balance = flow.rows.reduce((sum, { direction, amountFen }) => sum + (direction === 'in' ? amountFen : -amountFen), 0);
    const fees = trades.rows.reduce((sum, { feeFen }) => sum + feeFen, 0);
    expect([balance, flow.rows.at(-1)!.balanceFen]).toEqual([15_000 - 2_100 - fees, balance]);
  });
});
