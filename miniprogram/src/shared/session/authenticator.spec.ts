import { authApi, endpoint, type SessionTokens } from '@xianfeng/shared-types';
import { clearStorage } from '@test/stubs/taro';
import { createAuthenticator, createCall, NetworkError, ProblemError, SignInRequiredError, type Transport, type TransportReply, type TransportRequest } from '@xianfeng/client-core';
import { tokenStore } from './tokens';

const thing = endpoint<{ params: { id: string }; query: { q?: string }; reply: { id: string } }>('GET', '/api/things/:id');
const create = endpoint<{ body: { name: string }; reply: { id: string } }>('POST', '/api/things');
const unauthorized: TransportReply = { status: 401, data: { type: '', title: '登录已过期，请重新登录', status: 401, code: 'auth.expired' } };
const tokensOf = (generation: number): SessionTokens => ({ accessToken: `access-${generation}`, refreshToken: `refresh-${generation}`, expiresInSeconds: 60 });

/** A server that knows one valid generation of tokens, each refresh token good for one use, and remembers what it was asked. */
class Server {
  readonly requests: TransportRequest[] = [];
  refreshes = 0;
  created = 0;
  valid = 1;

  async send(request: TransportRequest): Promise<TransportReply> {
    this.requests.push(request);
    await Promise.resolve();
    if (request.path === authApi.refresh.path) return this.refresh(request);
    if (request.headers.Authorization !== `Bearer access-${this.valid}`) return unauthorized;
    if (request.method === 'POST') this.created++;
    return { status: 200, data: { id: request.path } };
  }

  private refresh({ body }: TransportRequest): TransportReply {
    this.refreshes++;
    if ((body as { refreshToken: string }).refreshToken !== `refresh-${this.valid - 1}`) return unauthorized;
    return { status: 200, data: tokensOf(this.valid) };
  }
}

function setUp(options: { silent?: () => Promise<SessionTokens | null>; transport?: (server: Server) => Transport } = {}) {
  const server = new Server();
  const transport = options.transport?.(server) ?? { send: (request) => server.send(request) };
  const anonymous = createCall(transport, { current: async () => null, renew: async () => null });
  const silentLogin = jest.fn(options.silent ?? (async () => null));
  const onSignInRequired = jest.fn();
  const tokens = createAuthenticator({
    store: tokenStore,
    refresh: (refreshToken) => anonymous(authApi.refresh, { body: { refreshToken } }, { auth: 'none' }),
    silentLogin,
    onSignInRequired,
  });
  return { server, call: createCall(transport, tokens), silentLogin, onSignInRequired };
}

const five = (work: (index: number) => Promise<unknown>) => Promise.all([0, 1, 2, 3, 4].map(work));

beforeEach(clearStorage);

describe('an expired access token', () => {
  it('five requests refused at once cause one refresh and five successes', async () => {
    const { server, call } = setUp();
    tokenStore.write(tokensOf(1));
    server.valid = 2;
    const replies = await five((index) => call(thing, { params: { id: `t${index}` } }));
    expect(replies).toEqual([0, 1, 2, 3, 4].map((index) => ({ id: `/api/things/t${index}` })));
    expect(server.refreshes).toBe(1);
    expect(tokenStore.read()).toEqual(tokensOf(2));
  });

  it('a refusal that arrives after the renewal uses the new token without another refresh', async () => {
    const { server, call } = setUp({
      transport: (inner) => ({
        send: async (request) => {
          const reply = await inner.send(request);
          // The slow request is answered only after the quick one has renewed the session.
          if (request.path.endsWith('/slow') && reply.status === 401) await call(thing, { params: { id: 'quick' } });
          return reply;
        },
      }),
    });
    tokenStore.write(tokensOf(1));
    server.valid = 2;
    await expect(call(thing, { params: { id: 'slow' } })).resolves.toEqual({ id: '/api/things/slow' });
    expect(server.refreshes).toBe(1);
  });

  it('a second refusal with the new token is reported, not repeated', async () => {
    const { server, call } = setUp({
      transport: (inner) => ({ send: async (request) => (request.path.includes('things') ? unauthorized : inner.send(request)) }),
    });
    tokenStore.write(tokensOf(1));
    server.valid = 2;
    await expect(call(thing, { params: { id: 'a' } })).rejects.toMatchObject({ status: 401, code: 'auth.expired' });
    expect(server.refreshes).toBe(1);
  });

  it('sends a POST again with the same idempotency key', async () => {
    const { server, call } = setUp();
    tokenStore.write(tokensOf(1));
    server.valid = 2;
    await call(create, { body: { name: '甲' } });
    const keys = server.requests.filter(({ path }) => path === '/api/things').map(({ headers }) => headers['Idempotency-Key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(server.created).toBe(1);
  });
});

describe('a lost network', () => {
  const offline: Transport = { send: () => Promise.reject(new NetworkError('timeout')) };

  it('during the refresh keeps the session', async () => {
    const { server, call, onSignInRequired, silentLogin } = setUp({
      transport: (inner) => ({ send: (request) => (request.path === authApi.refresh.path ? offline.send(request) : inner.send(request)) }),
    });
    tokenStore.write(tokensOf(1));
    server.valid = 2;
    const results = await Promise.allSettled([1, 2, 3].map((id) => call(thing, { params: { id: `${id}` } })));
    expect(results.map((result) => (result as PromiseRejectedResult).reason)).toEqual([1, 2, 3].map(() => expect.any(NetworkError)));
    expect(tokenStore.read()).toEqual(tokensOf(1));
    expect(silentLogin).not.toHaveBeenCalled();
    expect(onSignInRequired).not.toHaveBeenCalled();
  });

  it('never repeats a request by itself', async () => {
    const send = jest.fn(offline.send);
    const { call } = setUp({ transport: () => ({ send }) });
    tokenStore.write(tokensOf(1));
    await expect(call(create, { body: { name: '甲' } })).rejects.toBeInstanceOf(NetworkError);
    await expect(call(thing, { params: { id: 'a' } })).rejects.toBeInstanceOf(NetworkError);
    expect(send).toHaveBeenCalledTimes(2);
  });
});

describe('an ended session', () => {
  it('logs in silently once for all who wait', async () => {
    const { server, call, silentLogin } = setUp({ silent: async () => tokensOf(9) });
    tokenStore.write(tokensOf(1));
    server.valid = 9;
    await five((index) => call(thing, { params: { id: `${index}` } }));
    expect(silentLogin).toHaveBeenCalledTimes(1);
  });

  it('also when nobody was logged in here before', async () => {
    const { server, call, silentLogin } = setUp({ silent: async () => tokensOf(9) });
    server.valid = 9;
    await five((index) => call(thing, { params: { id: `${index}` } }));
    expect(silentLogin).toHaveBeenCalledTimes(1);
    expect(server.refreshes).toBe(0);
  });

  it('asks for a login where silence does not help, and forgets the tokens', async () => {
    const { server, call, onSignInRequired } = setUp();
    tokenStore.write(tokensOf(1));
    server.valid = 9;
    await expect(call(thing, { params: { id: 'a' } })).rejects.toBeInstanceOf(SignInRequiredError);
    expect(onSignInRequired).toHaveBeenCalled();
    expect(tokenStore.read()).toBeNull();
  });

  it('lets a page that needs no login go on without one', async () => {
    const { server, call, onSignInRequired } = setUp();
    await expect(call(thing, { params: { id: 'a' } }, { auth: 'optional' })).rejects.toBeInstanceOf(ProblemError);
    expect(server.requests.map(({ headers }) => headers.Authorization)).toEqual([undefined]);
    expect(onSignInRequired).not.toHaveBeenCalled();
  });
});
