import type { FastifyInstance } from 'fastify';
import { jsonBody, RequestError } from '../core/request-body';
import type { BillFault } from '../pay/bill-faults';
import { isPayFault, type PlannedPayFault } from '../pay/pay-faults';
import type { Sandbox } from '../sandbox';

interface FaultOrder {
  /** The next calls. */
  plan?: (Omit<PlannedPayFault, 'times'> & { times?: number })[];
  /** By lot: fault, or `fault@api`, → probability. */
  probabilities?: Record<string, number>;
  seed?: string | number;
  clear?: boolean;
}

function known(name: string): void {
  if (!isPayFault(name)) throw new RequestError(`没有这种故障：${name}`);
}

/** Misbehaviour of the payment half. */
export function registerPayFaultControl(app: FastifyInstance, { pay }: Sandbox): void {
  app.post('/_control/pay/bill-faults', (request) => {
    const { date, drop = [], change = [], foreign = 0 } = jsonBody<Partial<BillFault>>(request.body);
    if (!date) throw new RequestError('需要 date，例如 2026-11-20');
    const fault = { date, drop, change, foreign };
    pay.bills.plant(fault);
    return fault;
  });

  app.post('/_control/pay/withdrawals', (request) => {
    const { fen } = jsonBody<{ fen?: number }>(request.body);
    if (!Number.isInteger(fen) || fen! <= 0) throw new RequestError('需要 fen，大于 0 的整数');
    return pay.bills.withdraw(fen!);
  });

  app.get('/_control/pay/faults', () => pay.faults.list());

  app.post('/_control/pay/faults', (request) => {
    const { plan = [], probabilities, seed = '0', clear } = jsonBody<FaultOrder>(request.body);
    plan.forEach(({ fault }) => known(fault));
    Object.keys(probabilities ?? {}).forEach((key) => known(key.split('@')[0]!));
    if (clear) pay.faults.reset();
    if (probabilities) pay.faults.setProbabilities(String(seed), probabilities);
    plan.forEach((one) => pay.faults.plan({ times: 1, ...one }));
    return pay.faults.list();
  });
}
