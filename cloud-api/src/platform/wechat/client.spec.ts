import { Clock } from '../clock';
import { FakeHttp } from '../../../test/support/fake-http';
import { AccessTokenCache } from './access-token-cache';
import { MemoryTokenStore, type TokenStore } from './token-store';
import { WechatClient } from './wechat-client';
import { WechatError, WechatUnavailable } from './wechat-error';
import { WechatHttp } from './wechat-http';

const TOKEN = '/cgi-bin/stable_token';
const API = '/wxa/anything';
const OK = { errcode: 0, errmsg: 'ok', answer: 42 };
const refused = (errcode: number) => ({ errcode, errmsg: `refused, rid: 6001-ab-cd` });

class TestClock extends Clock {
  at = Date.parse('2026-11-01T00:00:00Z');
  override now = () => new Date(this.at);
}

describe('WechatClient', () => {
  let fake: FakeHttp;
  let clock: TestClock;
  let issued: number;
  let patienceMs: number;
  const transactions = { active: false };

  const connect = (store: TokenStore = new MemoryTokenStore(), attachToken = true) => {
    const http = new WechatHttp({ apiBase: fake.url, timeoutMs: patienceMs }, transactions);
    const tokens = new AccessTokenCache({ appId: 'wx1', secret: 's' }, http, store, clock);
    return new WechatClient({ attachToken, busyDelaysMs: [1, 1] }, http, tokens);
  };
  const codeOf = (promise: Promise<unknown>) => promise.then(() => 0, (e: WechatError) => e.errcode);

  beforeEach(async () => {
    clock = new TestClock();
    issued = 0;
    patienceMs = 10_000;
    transactions.active = false;
    fake = await new FakeHttp().start();
    fake.on(TOKEN, () => ({ access_token: `token-${++issued}`, expires_in: 7200 }));
    fake.on(API, OK);
  });
  afterEach(() => fake.stop());

  it('fetches one token for callers at the same moment and keeps it', async () => {
    const client = connect();
    await Promise.all(Array.from({ length: 5 }, () => client.post(API, {})));
    await client.post(API, {});
    expect(issued).toBe(1);
    expect(new Set(fake.sentTo(API).map((r) => r.query.access_token))).toEqual(new Set(['token-1']));
    expect(fake.sentTo(TOKEN)[0].body).toMatchObject({ grant_type: 'client_credential', appid: 'wx1', secret: 's', force_refresh: false });
  });

  it('fetches anew in the last five minutes of a token', async () => {
    const client = connect();
    await client.post(API, {});
    clock.at += (7200 - 301) * 1000;
    await client.post(API, {});
    expect(issued).toBe(1);
    clock.at += 1000;
    await client.post(API, {});
    expect(issued).toBe(2);
  });

  it('shares the token with another instance', async () => {
    const store = new MemoryTokenStore();
    await connect(store).post(API, {});
    await connect(store).post(API, {});
    expect(issued).toBe(1);
  });

  it.each([40001, 40014, 42001, 41001])('repeats once with a fresh token after %d', async (errcode) => {
    fake.onceEach(API, refused(errcode), OK);
    expect(await connect().post(API, {})).toMatchObject({ answer: 42 });
    expect(fake.sentTo(API).map((r) => r.query.access_token)).toEqual(['token-1', 'token-2']);
  });

  it('does not repeat a second time', async () => {
    fake.on(API, refused(40001));
    expect(await codeOf(connect().post(API, {}))).toBe(40001);
    expect(fake.sentTo(API)).toHaveLength(2);
  });

  it('takes the token another instance has fetched instead of fetching again', async () => {
    const store = new MemoryTokenStore();
    const [first, second] = [connect(store), connect(store)];
    await first.post(API, {});
    await second.post(API, {});
    fake.on(API, (r) => (r.query.access_token === 'token-2' ? OK : refused(40001)));
    await first.post(API, {});
    await second.post(API, {});
    expect(issued).toBe(2);
  });

  it('forces a new token only where WeChat repeats the refused one, and not again within 30 s', async () => {
    fake.on(TOKEN, (r) => ({ access_token: r.body.force_refresh ? `forced-${++issued}` : 'stuck', expires_in: 7200 }));
    fake.on(API, (r) => (r.query.access_token === 'forced-1' ? OK : refused(40001)));
    const client = connect();
    await client.post(API, {});
    expect(fake.sentTo(TOKEN).map((r) => r.body.force_refresh)).toEqual([false, false, true]);

    fake.on(API, refused(40001));
    fake.on(TOKEN, () => ({ access_token: 'forced-1', expires_in: 7200 }));
    expect(await codeOf(client.post(API, {}))).toBe(40014);
    expect(fake.sentTo(TOKEN).filter((r) => r.body.force_refresh)).toHaveLength(1);
  });

  it('lets callers try again after a failed fetch', async () => {
    fake.onceEach(TOKEN, refused(40125), { access_token: 'later', expires_in: 7200 });
    const client = connect();
    expect(await codeOf(client.post(API, {}))).toBe(40125);
    expect(await client.post(API, {})).toMatchObject({ answer: 42 });
  });

  it('waits and repeats while WeChat is busy, then gives up', async () => {
    fake.onceEach(API, refused(-1), refused(-1), OK);
    expect(await connect().post(API, {})).toMatchObject({ answer: 42 });
    fake.on(API, refused(-1));
    expect(await codeOf(connect().post(API, {}))).toBe(-1);
    expect(fake.sentTo(API)).toHaveLength(6);
  });

  it('throws other codes at once, with the request id for the support', async () => {
    fake.on(API, refused(43101));
    const error = await connect().post(API, {}).catch((e: WechatError) => e);
    expect(error).toMatchObject({ errcode: 43101, rid: '6001-ab-cd', path: API });
    expect(fake.sentTo(API)).toHaveLength(1);
  });

  it('sends no token where the platform adds it', async () => {
    await connect(undefined, false).post(API, {});
    expect(issued).toBe(0);
    expect(fake.sentTo(API)[0].query).toEqual({});
  });

  it.each([['hang', 'timed out'], [{ status: 502 }, 'HTTP 502'], [Buffer.from('<html>'), 'not JSON']] as const)('says unavailable for %j', async (answer, reason) => {
    patienceMs = answer === 'hang' ? 100 : patienceMs;
    fake.on(API, answer);
    const error = await connect(undefined, false).post(API, {}).catch((e: Error) => e);
    expect(error).toBeInstanceOf(WechatUnavailable);
    expect((error as Error).message).toContain(reason);
  });

  it('refuses to call inside a transaction', async () => {
    transactions.active = true;
    await expect(connect().post(API, {})).rejects.toThrow('inside a transaction');
    expect(fake.requests).toHaveLength(0);
  });

  it('tells a picture from an error by its content', async () => {
    const png = Buffer.from('89504e470d0a1a0a00', 'hex');
    fake.on(API, png);
    expect(await connect().postForBytes(API, {})).toEqual(png);
    fake.on(API, refused(41030));
    expect(await codeOf(connect().postForBytes(API, {}))).toBe(41030);
    fake.onceEach(API, refused(42001), png);
    expect(await connect().postForBytes(API, {})).toEqual(png);
  });
});
