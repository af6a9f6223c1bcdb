import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Persona } from '../core/model';
import { jsonBody, RequestError } from '../core/request-body';
import { PaymentRefused } from '../pay/orders';
import { openPayment, type PaymentParams } from '../pay/phone-payment';
import type { Sandbox } from '../sandbox';

/** The payment sheet: opened with what the page hands to wx.requestPayment, then confirmed. */
export function registerPaymentApi(app: FastifyInstance, { pay }: Sandbox, personaOf: (request: FastifyRequest) => Persona): void {
  app.post('/_phone/:id/payment', (request) => refusalsAs409(() => openPayment(pay, personaOf(request), jsonBody<PaymentParams>(request.body))));

  // `failed`: the money may be gone all the same; the page has to ask its server.
  app.post('/_phone/:id/payment/confirm', (request) => {
    const { prepayId = '' } = jsonBody<{ prepayId?: string }>(request.body);
    return refusalsAs409(() => ({ outcome: pay.orders.pay(pay.orders.byPrepay(prepayId), personaOf(request).openid) ? 'ok' : 'failed' }));
  });
}

/** A payment that is refused is an answer of the sandbox's own endpoints. */
export function refusalsAs409<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PaymentRefused) throw new RequestError(error.message, 409);
    throw error;
  }
}
