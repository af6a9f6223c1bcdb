import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Limit } from '../core/limits';
import { requestId } from '../core/ids';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';

export interface ApiCall {
  query: Record<string, string | undefined>;
  /** Parsed JSON body of a POST; `{}` for a GET. */
  body: Record<string, unknown>;
  reply: FastifyReply;
}

interface ApiDefinition {
  method: 'GET' | 'POST';
  path: string;
  /** Whether `access_token` is asked for in the query. */
  token: boolean;
  limit?: Limit;
  /** Key under which the calls are counted; the path unless several APIs share a quota. */
  limitKey?: string;
  /** Content-Type of the JSON; `application/json` unless the platform sends another. */
  contentType?: string;
  /** errcode for a wrong method where the API's document differs from 43001/43002. */
  methodCode?: number;
  /** Answers the reply's fields, or bytes or text that are sent as they are. Refusals are thrown as WechatError. */
  handle(call: ApiCall): Promise<Answer> | Answer;
}

type Answer = Record<string, unknown> | Buffer | string;

/** Registers one Open Platform API with the checks that all of them share. */
export function defineApi(app: FastifyInstance, sandbox: Sandbox, api: ApiDefinition): void {
  app.route({
    method: ['GET', 'POST'],
    url: api.path,
    handler: async (request, reply) => {
      await sandbox.faults.delay(api.path);
      const failure = sandbox.faults.takeFailure(api.path);
      if (failure?.httpStatus) return reply.code(failure.httpStatus).type('text/html').send('<html><body>Bad Gateway</body></html>');
      try {
        if (failure) throw new WechatError(Number(failure.errcode ?? -1), failure.errmsg);
        const answer = await answerOf(sandbox, api, request, reply);
        return Buffer.isBuffer(answer) ? reply.send(answer) : sendText(reply, api, answer);
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        return sendText(reply, api, error.toReply());
      }
    },
  });
}

function sendText(reply: FastifyReply, api: ApiDefinition, answer: Record<string, unknown> | string) {
  return reply.type(api.contentType ?? 'application/json; charset=utf-8').send(typeof answer === 'string' ? answer : JSON.stringify(answer));
}

async function answerOf(sandbox: Sandbox, api: ApiDefinition, request: FastifyRequest, reply: FastifyReply): Promise<Answer> {
  if (request.method !== api.method) throw new WechatError(api.methodCode ?? (api.method === 'GET' ? 43001 : 43002));
  const query = request.query as Record<string, string | undefined>;
  if (api.token) checkToken(sandbox, query['access_token']);
  if (api.limit) sandbox.limits.count(api.limitKey ?? api.path, api.limit);
  const body = api.method === 'POST' ? parseBody(request.body) : {};
  return api.handle({ query, body, reply });
}

/**
 * Inside Cloud Hosting the platform adds the token on the way; one that is sent all the same is refused, so that a client with the
 * wrong setting is found before it is deployed.
 */
function checkToken(sandbox: Sandbox, token: string | undefined): void {
  if (!sandbox.options.cloudHosting) return sandbox.tokens.check(token);
  if (token !== undefined) throw new WechatError(40001, 'access_token is not to be sent from inside Cloud Hosting');
}

/** Errors: 44002 empty body, 47001 not a JSON object. */
function parseBody(raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'string' || raw === '') throw new WechatError(44002);
  try {
    const parsed: unknown = JSON.parse(raw);
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  throw new WechatError(47001);
}

/** A text field of a body, '' when absent. */
export function textField(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** Errors: 41002, 41004 missing; 40013, 40125 wrong. */
export function checkAppCredentials(sandbox: Sandbox, appid: string | undefined, secret: string | undefined): void {
  if (!appid) throw new WechatError(41002);
  if (!secret) throw new WechatError(41004);
  if (appid !== sandbox.options.appid) throw new WechatError(40013);
  if (secret !== sandbox.options.secret) throw new WechatError(40125);
}

/** Id under which the platform's checks can be traced. */
export const traceId = requestId;
