import type { FastifyInstance } from 'fastify';
import type { PersonaInput } from '../core/personas';
import { jsonBody, RequestError } from '../core/request-body';
import type { Words } from '../open-platform/word-list';
import type { Sandbox } from '../sandbox';
import type { SmsLimits } from '../sms/sms-ledger';
import type { SmsTemplate } from '../sms/sms-templates';
import { checkTemplates, type Template } from '../templates';

/** Runs a setter; what it refuses becomes a 400 with its message. */
function attempt<T>(set: () => T): T {
  try {
    return set();
  } catch (error) {
    throw new RequestError((error as Error).message);
  }
}

/** Who and what there is: personas, templates, pages, words, time. */
export function registerSetupControl(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/_control/reset', () => {
    sandbox.reset();
    return {};
  });

  app.post('/_control/clock', (request) => {
    const { advanceMs, to } = jsonBody<{ advanceMs?: number; to?: string }>(request.body);
    // Forward only; a time that has passed changes nothing.
    const ms = to === undefined ? advanceMs : Math.max(0, Date.parse(to) - sandbox.clock.now());
    if (typeof ms !== 'number' || !(ms >= 0)) throw new RequestError('需要 advanceMs（不小于 0 的毫秒数）或 to（时间）');
    sandbox.advance(ms);
    return { now: new Date(sandbox.clock.now()).toISOString() };
  });

  app.post('/_control/personas', (request) => {
    const inputs = jsonBody<PersonaInput[]>(request.body);
    if (!Array.isArray(inputs)) throw new RequestError('请求体应为人物数组');
    return attempt(() => sandbox.personas.put(inputs));
  });

  app.post('/_control/personas/:id', (request) => {
    const { id } = request.params as { id: string };
    const persona = sandbox.personas.find(id);
    if (!persona) throw new RequestError(`没有这个人物：${id}`, 404);
    const { blocked, seen } = jsonBody<{ blocked?: boolean; seen?: boolean }>(request.body);
    if (blocked !== undefined) persona.blocked = blocked;
    if (seen !== undefined) persona.lastSeenAt = seen ? sandbox.clock.now() : null;
    sandbox.state.changed(id);
    return persona;
  });

  app.post('/_control/templates', (request) => {
    const templates = jsonBody<Template[]>(request.body);
    if (!Array.isArray(templates)) throw new RequestError('请求体应为模板数组');
    attempt(() => checkTemplates(templates));
    sandbox.state.data.templates = templates;
    sandbox.state.changed();
    return templates;
  });

  app.post('/_control/pages', (request) => {
    const { pages } = jsonBody<{ pages?: string[] | null }>(request.body);
    if (pages === undefined) throw new RequestError('pages 应为页面数组或 null');
    sandbox.pages.set(pages);
    return { pages: sandbox.pages.list() };
  });

  app.post('/_control/words', (request) => {
    sandbox.words.words = { ...sandbox.words.words, ...jsonBody<Partial<Words>>(request.body) };
    return sandbox.words.words;
  });

  app.post('/_control/sms', (request) => {
    const { limits, templates } = jsonBody<{ limits?: Partial<SmsLimits>; templates?: SmsTemplate[] }>(request.body);
    if (limits) sandbox.sms.limits = { ...sandbox.sms.limits, ...limits };
    if (templates) sandbox.sms.templates = templates;
    return { limits: sandbox.sms.limits, templates: sandbox.sms.templates };
  });

  app.post('/_control/group-card-scene', (request) => {
    const { scene } = jsonBody<{ scene?: number }>(request.body);
    if (scene !== 1044 && scene !== 1008) throw new RequestError('scene 应为 1044 或 1008');
    sandbox.state.data.groupCardScene = scene;
    sandbox.state.changed();
    return { scene };
  });
}
