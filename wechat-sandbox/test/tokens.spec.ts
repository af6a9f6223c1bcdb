import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control('reset'));

const advance = (seconds: number) => sandbox.control('clock', { advanceMs: seconds * 1000 });
const stable = async (changes: object = {}) => {
  const { appid, secret } = sandbox.options;
  return (await sandbox.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, ...changes })).body;
};
const plain = async () => {
  const { appid, secret } = sandbox.options;
  return (await sandbox.get('/cgi-bin/token', { grant_type: 'client_credential', appid, secret })).body;
};
/** errcode of a call that needs a token: 40029 means the token was good. */
const use = async (access_token?: string) => (await sandbox.post('/wxa/business/getuserphonenumber', { code: 'x' }, { access_token })).body;
const GOOD = 40029;

test('stable_token answers the same token while it is valid', async () => {
  const first = await stable();
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 });
  await advance(3600);
  const second = await stable();
  expect(second['access_token']).toBe(first['access_token']);
  expect(second['expires_in']).toBeGreaterThan(3590);
  expect(second['expires_in']).toBeLessThanOrEqual(3600);
});

test('within the last five minutes a new one comes, and both are good until the old one ends', async () => {
  const old = await stable();
  await advance(6901);
  const fresh = await stable();
  expect(fresh['access_token']).not.toBe(old['access_token']);
  expect(fresh['expires_in']).toBe(7200);
  expect((await use(old['access_token']))['errcode']).toBe(GOOD);
  expect((await use(fresh['access_token']))['errcode']).toBe(GOOD);
  await advance(300);
  expect(await use(old['access_token'])).toEqual(refusal(42001));
  expect((await use(fresh['access_token']))['errcode']).toBe(GOOD);
});

test('force_refresh ends the old token, at most every 30 s and 20 times a day', async () => {
  let last = await stable();
  for (let count = 0; count < 20; count += 1) {
    const forced = await stable({ force_refresh: true });
    expect(forced['access_token']).not.toBe(last['access_token']);
    expect(await use(last['access_token'])).toEqual(refusal(42001));
    expect(await stable({ force_refresh: true })).toEqual(refusal(count === 19 ? 45009 : 45011));
    last = forced;
    await advance(31);
  }
  expect(await stable({ force_refresh: true })).toEqual(refusal(45009));
  expect((await stable())['access_token']).toBe(last['access_token']);
  await advance(86_400);
  expect((await stable({ force_refresh: true }))['expires_in']).toBe(7200);
});

test('/cgi-bin/token makes a new token each time; the one before lives five minutes more', async () => {
  const first = await plain();
  const second = await plain();
  expect(second['access_token']).not.toBe(first['access_token']);
  expect((await use(first['access_token']))['errcode']).toBe(GOOD);
  await advance(301);
  expect(await use(first['access_token'])).toEqual(refusal(42001));
  expect((await use(second['access_token']))['errcode']).toBe(GOOD);
});

test('tokens of the two APIs are independent', async () => {
  const own = await stable();
  await plain();
  await plain();
  await advance(600);
  expect((await use(own['access_token']))['errcode']).toBe(GOOD);
});

test.each([
  [40002, { grant_type: 'authorization_code' }],
  [41002, { appid: '' }],
  [41004, { secret: '' }],
  [40013, { appid: 'wx0' }],
  [40125, { secret: 'wrong' }],
])('stable_token refuses with %i for %j', async (errcode, changes) => {
  expect(await stable(changes)).toEqual(refusal(errcode));
});

test('a wrong method is refused with 43002 and 43001, a broken body with 47001, an empty one with 44002', async () => {
  expect((await sandbox.get('/cgi-bin/stable_token')).body).toEqual(refusal(43002));
  expect((await sandbox.post('/cgi-bin/token')).body).toEqual(refusal(43001));
  expect((await sandbox.post('/cgi-bin/stable_token', '{broken')).body).toEqual(refusal(47001));
  expect((await sandbox.post('/cgi-bin/stable_token', '[]')).body).toEqual(refusal(47001));
  expect((await sandbox.post('/cgi-bin/stable_token', '')).body).toEqual(refusal(44002));
});

test('a call without, with an unknown and with an expired token', async () => {
  expect(await use()).toEqual(refusal(41001));
  expect(await use('unknown')).toEqual(refusal(40001));
  const { access_token } = await stable();
  await sandbox.control('tokens/expire');
  expect(await use(access_token)).toEqual(refusal(42001));
  expect((await stable())['access_token']).not.toBe(access_token);
});

test('inside Cloud Hosting a call goes without token, and one that is sent is refused', async () => {
  const inside = await SandboxClient.start({ cloudHosting: true });
  const call = async (access_token?: string) => (await inside.post('/wxa/business/getuserphonenumber', { code: 'x' }, { access_token })).body;
  expect((await call())['errcode']).toBe(GOOD);
  expect(await call(await inside.token())).toEqual(refusal(40001));
  await inside.stop();
});

test('the daily limit of /cgi-bin/token is 2,000', async () => {
  for (let count = 0; count < 2000; count += 1) sandbox.running.sandbox.limits.count('/cgi-bin/token', { perDay: 2000 });
  expect(await plain()).toEqual(refusal(45009));
});
