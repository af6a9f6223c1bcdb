import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';

export type Query = Record<string, string | undefined>;

/** Keeps the records whose fields equal the query's values (an unknown field keeps nothing), of these the newest `limit`. */
export function filtered<T extends object>(records: T[], { limit, ...fields }: Query): T[] {
  const wanted = Object.entries(fields);
  const kept = records.filter((record) => wanted.every(([field, value]) => String((record as Record<string, unknown>)[field]) === value));
  return limit === undefined ? kept : kept.slice(-Number(limit));
}

/** Everything the sandbox holds, as JSON; lists are filtered by their fields: `?personaId=member&limit=5`. */
export function registerLists(app: FastifyInstance, sandbox: Sandbox): void {
  const { state } = sandbox;
  app.get('/_control/personas', (request) => filtered(state.data.personas, request.query as Query));
  app.get('/_control/groups', (request) => filtered(state.data.groups, request.query as Query));
  app.get('/_control/messages', (request) => filtered(state.data.serviceMessages, request.query as Query));
  app.get('/_control/cards', (request) => filtered(state.data.cards, request.query as Query));
  app.get('/_control/sms', (request) => filtered(state.data.sms, request.query as Query));
  app.get('/_control/pushes', (request) => filtered(state.data.pushes, request.query as Query));
  app.get('/_control/codes', (request) => filtered(state.data.miniProgramCodes, request.query as Query));
  app.get('/_control/templates', () => state.data.templates);
  app.get('/_control/state', () => ({
    now: new Date(sandbox.clock.now()).toISOString(),
    faults: sandbox.faults.list(),
    pushFaults: sandbox.pushes.faults.counts,
    pushMode: sandbox.pushes.mode,
    pages: sandbox.pages.list(),
    words: sandbox.words.words,
    smsTemplates: sandbox.sms.templates,
    smsLimits: sandbox.sms.limits,
    ...state.data,
  }));
}
