import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestId } from '../core/ids';
import type { Pay } from './pay';
import { PayError } from './pay-error';
import type { ApiFault, PlannedPayFault } from './pay-faults';

export interface PayCall {
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  /** Parsed JSON body of a POST; `{}` for a GET. */
  body: Record<string, unknown>;
  /** Address of the platform as the merchant reached it. */
  origin: string;
}

/** A file of the platform: the one answer that is not signed. */
export class PayFile {
  constructor(
    readonly bytes: Buffer,
    readonly type: string,
  ) {}
}

interface PayApi {
  /** By which faults name it. */
  name: string;
  method: 'GET' | 'POST';
  url: string;
  /** The number a call is about, for faults that concern one order alone. */
  subject(call: PayCall): unknown;
  /** Answers the reply's fields, null for 204, or a file. Refusals are thrown as PayError. */
  handle(call: PayCall): Promise<Answer> | Answer;
}

type Answer = Record<string, unknown> | PayFile | null;

/** Registers APIs of WeChat Pay with the checks and the signature that all of them share. */
export function registerPayApis(app: FastifyInstance, pay: Pay, apis: PayApi[]): void {
  void app.register((scope, _options, done) => {
    // The merchant's signature covers the bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    for (const api of apis) scope.route({ method: api.method, url: api.url, handler: (request, reply) => answer(pay, api, request, reply) });
    scope.all('/v3/*', (_request, reply) => sendError(pay, reply, new PayError('NOT_FOUND')));
    done();
  });
}

async function answer(pay: Pay, api: PayApi, request: FastifyRequest, reply: FastifyReply) {
  reply.header('Request-ID', requestId());
  try {
    const call = checkedCall(pay, request);
    const place = { api: api.name, subject: String(api.subject(call) ?? '') };
    const strike = (...faults: ApiFault[]) => pay.faults.takeOne(faults, place);
    const before = strike('error-before', 'gateway-before', 'timeout-before', 'limited-before');
    if (before) return misbehave(pay, before, reply);
    const result = await api.handle(call);
    const after = strike('error-after', 'gateway-after', 'timeout-after', 'reset-after', 'limited-after');
    if (after) return misbehave(pay, after, reply);
    if (result instanceof PayFile) return reply.type(result.type).send(result.bytes);
    const signature = strike('wrong-signature', 'sign-test')?.fault as 'wrong-signature' | 'sign-test' | undefined;
    const body = result === null ? '' : JSON.stringify(result);
    reply.headers(pay.signer.headers(body, header(request, 'wechatpay-serial'), signature));
    return result === null ? reply.code(204).send() : reply.type('application/json; charset=utf-8').send(body);
  } catch (error) {
    if (!(error instanceof PayError)) throw error;
    return sendError(pay, reply, error);
  }
}

/** Errors: 400 without User-Agent or Accept, 401 SIGN_ERROR, 400 PARAM_ERROR for a body that is no JSON. */
function checkedCall(pay: Pay, request: FastifyRequest): PayCall {
  for (const name of ['user-agent', 'accept']) if (!header(request, name)) throw new PayError('PARAM_ERROR', `Http头缺少${name === 'accept' ? 'Accept' : 'User-Agent'}`);
  const bytes = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  pay.authorization.check({ method: request.method, url: request.url, body: bytes, authorization: header(request, 'authorization') });
  return {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | undefined>,
    body: request.method === 'POST' ? parseBody(bytes) : {},
    origin: `${request.protocol}://${request.host}`,
  };
}

function parseBody(bytes: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(bytes.toString());
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  throw new PayError('PARAM_ERROR', '请求体不是合法的JSON');
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function sendError(pay: Pay, reply: FastifyReply, error: PayError) {
  return reply.code(error.status).type('application/json; charset=utf-8').send(JSON.stringify(error.toReply(pay.settings.spelling)));
}

function misbehave(pay: Pay, { fault, code, status }: PlannedPayFault, reply: FastifyReply) {
  const kind = fault.split('-')[0];
  if (kind === 'gateway') return reply.code(502).type('text/html').send('<html><body>Bad Gateway</body></html>');
  if (kind === 'limited') return sendError(pay, reply, new PayError('FREQUENCY_LIMITED'));
  if (kind === 'error') return reply.code(status ?? 500).type('application/json; charset=utf-8').send(JSON.stringify({ code: code ?? 'SYSTEM_ERROR', message: '系统异常，请稍后重试' }));
  reply.hijack();
  const { socket } = reply.raw;
  if (kind === 'reset') return void socket?.destroy();
  setTimeout(() => socket?.destroy(), pay.settings.hangMs).unref();
  return reply;
}
