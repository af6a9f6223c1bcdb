import type { FastifyInstance } from 'fastify';
import { jsonBody, RequestError } from '../core/request-body';
import type { RefundStatus } from '../pay/model';
import { importPaid, type PaidInput } from '../pay/import-paid';
import { ledgerSums } from '../pay/ledger';
import { settingsFault, type PaySettings } from '../pay/pay-settings';
import { refusalsAs409 } from '../phone/payment-api';
import type { Sandbox } from '../sandbox';
import { filtered, type Query } from './lists';

/** Orders, refunds, callbacks and money of the payment half. */
export function registerPayControl(app: FastifyInstance, sandbox: Sandbox): void {
  const { pay } = sandbox;
  app.get('/_control/pay/orders', (request) => filtered([...pay.store.orders.values()], request.query as Query));
  app.get('/_control/pay/refunds', (request) => filtered([...pay.store.refunds.values()], request.query as Query));
  app.get('/_control/pay/notifications', (request) => filtered([...pay.store.notifications.values()], request.query as Query));
  app.get('/_control/pay/ledger', (request) => ledgerSums(pay.store, (request.query as Query)['date']));
  app.get('/_control/pay/settings', () => pay.settings);

  app.post('/_control/pay/settings', (request) => {
    const changes = jsonBody<Partial<PaySettings>>(request.body);
    const fault = settingsFault(changes);
    if (fault) throw new RequestError(fault);
    return Object.assign(pay.settings, changes);
  });

  // The payer without his phone page; the rules of the order's state are the same.
  app.post('/_control/pay/orders/:no/pay', (request) => {
    const order = pay.store.orders.get((request.params as { no: string }).no);
    const { persona } = jsonBody<{ persona?: string }>(request.body);
    const payer = persona === undefined ? sandbox.personas.byOpenid(order?.openid ?? '') : sandbox.personas.find(persona);
    if (!order || !payer) throw new RequestError(order ? '没有这个人物' : '没有这个订单', 404);
    const outcome = refusalsAs409(() => pay.orders.pay(order, payer.openid)) ? 'ok' : 'failed';
    return { outcome, transactionId: order.transactionId };
  });

  app.post('/_control/pay/refunds/:no/settle', (request) => {
    const refund = pay.store.refunds.get((request.params as { no: string }).no);
    const { status = 'SUCCESS' } = jsonBody<{ status?: Exclude<RefundStatus, 'PROCESSING'> }>(request.body);
    if (!refund) throw new RequestError('没有这笔退款', 404);
    if (!['SUCCESS', 'CLOSED', 'ABNORMAL'].includes(status)) throw new RequestError('status 应为 SUCCESS、CLOSED 或 ABNORMAL');
    pay.refunds.settle(refund, status);
    return refund;
  });

  app.post('/_control/pay/import', (request) => {
    const inputs = jsonBody<PaidInput[]>(request.body);
    if (!Array.isArray(inputs)) throw new RequestError('请求体应为数组');
    return { imported: importPaid(pay, inputs) };
  });

  app.post('/_control/pay/hurry', () => {
    pay.work.hurry();
    return {};
  });

  // Answers when no callback, no retry and no refund is under way, so that tests need no pauses.
  app.get('/_control/pay/idle', async () => {
    await pay.work.idle();
    return {};
  });
}
