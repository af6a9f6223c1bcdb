import type { FastifyInstance } from 'fastify';
import type { PlannedFailure } from '../core/faults';
import { jsonBody, RequestError } from '../core/request-body';
import type { MediaVerdict } from '../push/events';
import type { Sandbox } from '../sandbox';

/** Misbehaviour of the APIs. */
export function registerFaultControl(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/_control/tokens/expire', () => {
    sandbox.tokens.expireAll();
    return {};
  });

  app.post('/_control/quotas', (request) => {
    const { persona = '*', template = '*', quota } = jsonBody<{ persona?: string; template?: string; quota?: number }>(request.body);
    if (!Number.isInteger(quota) || quota! < 0) throw new RequestError('quota 应为不小于 0 的整数');
    const personas = sandbox.state.data.personas.filter(({ id }) => persona === '*' || persona === id);
    const templates = sandbox.state.data.templates.filter(({ id }) => template === '*' || template === id);
    if (personas.length === 0 || templates.length === 0) throw new RequestError('没有这个人物或模板', 404);
    for (const { id } of templates) personas.forEach((one) => sandbox.subscriptions.setQuota(one, id, quota!));
    sandbox.state.changed();
    return { set: personas.length * templates.length };
  });

  app.post('/_control/api-quotas/exhaust', (request) => {
    sandbox.limits.exhaust(requiredApi(request.body));
    return {};
  });

  app.post('/_control/delays', (request) => {
    const { ms } = jsonBody<{ ms?: number }>(request.body);
    if (typeof ms !== 'number' || !(ms >= 0)) throw new RequestError('ms 应为毫秒数');
    sandbox.faults.setDelay(requiredApi(request.body), ms);
    return sandbox.faults.list();
  });

  app.post('/_control/failures', (request) => {
    const failure = jsonBody<Partial<PlannedFailure>>(request.body);
    if (failure.errcode === undefined && failure.httpStatus === undefined) throw new RequestError('需要 errcode 或 httpStatus');
    sandbox.faults.failNext({ ...failure, api: requiredApi(request.body), times: failure.times ?? 1 });
    return sandbox.faults.list();
  });

  app.post('/_control/media', (request) => {
    const { delayMs, verdicts } = jsonBody<{ delayMs?: number; verdicts?: MediaVerdict['suggest'][] }>(request.body);
    if (delayMs !== undefined) sandbox.media.delayMs = delayMs;
    if (verdicts) sandbox.media.orderVerdicts(verdicts);
    return { delayMs: sandbox.media.delayMs };
  });
}

function requiredApi(raw: unknown): string {
  const { api } = jsonBody<{ api?: string }>(raw);
  if (!api) throw new RequestError('需要 api，例如 /sns/jscode2session、SendSms 或 *');
  return api;
}
