import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control('reset'));

const newCode = async (persona = 'member') => (await sandbox.phone(persona, 'login'))['code'] as string;
const phoneCode = async (body: object = {}) => (await sandbox.phone('member', 'phone-code', body))['code'] as string;

describe('jscode2session', () => {
  test('a code gives openid and session_key, as JSON under text/plain', async () => {
    const answer = await sandbox.session(await newCode());
    expect(answer.type).toBe('text/plain');
    expect(answer.body).toEqual({ openid: await sandbox.openid('member'), session_key: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/) });
    expect(answer.body['openid']).toMatch(/^o[\w-]{27}$/);
  });

  test('the openid stays, the session_key changes with each wx.login', async () => {
    const first = (await sandbox.session(await newCode())).body;
    const second = (await sandbox.session(await newCode())).body;
    expect(second['openid']).toBe(first['openid']);
    expect(second['session_key']).not.toBe(first['session_key']);
  });

  test('a code works once and for five minutes', async () => {
    const used = await newCode();
    await sandbox.session(used);
    expect((await sandbox.session(used)).body).toEqual(refusal(40163));
    const old = await newCode();
    await sandbox.control('clock', { advanceMs: 5 * 60_000 + 1_000 });
    expect((await sandbox.session(old)).body).toEqual(refusal(40029));
  });

  test.each([
    [41002, { appid: undefined }],
    [41004, { secret: undefined }],
    [40013, { appid: 'wx0000000000000000' }],
    [40125, { secret: 'wrong' }],
    [40002, { grant_type: 'client_credential' }],
    [41008, { js_code: undefined }],
    [40029, { js_code: 'never-issued' }],
    [40029, { js_code: 'constructor' }],
  ])('refuses with %i for %j', async (errcode, changes) => {
    const answer = await sandbox.session(await newCode(), changes);
    expect(answer.body).toEqual(refusal(errcode));
    expect(answer.type).toBe('text/plain');
  });

  test('a phone code is no login code', async () => {
    expect((await sandbox.session(await phoneCode())).body).toEqual(refusal(40029));
  });

  test('a blocked user is refused with 40226', async () => {
    await sandbox.control('personas/member', { blocked: true });
    expect((await sandbox.session(await newCode())).body).toEqual(refusal(40226));
  });

  test('the 101st call of a user within a minute is refused with 45011', async () => {
    // To the start of a minute, so that all calls fall into one.
    await sandbox.control('clock', { advanceMs: 60_000 - (Date.now() % 60_000) });
    for (let call = 0; call < 100; call += 1) expect((await sandbox.session(await newCode())).body['errcode']).toBeUndefined();
    expect((await sandbox.session(await newCode())).body).toEqual(refusal(45011));
    expect((await sandbox.session(await newCode('officer'))).body['openid']).toBeDefined();
    await sandbox.control('clock', { advanceMs: 60_000 });
    expect((await sandbox.session(await newCode())).body['openid']).toBeDefined();
  });
});

describe('getuserphonenumber', () => {
  const path = '/wxa/business/getuserphonenumber';

  test('answers the number once, with the watermark', async () => {
    const code = await phoneCode();
    const answer = await sandbox.api(path, { code, openid: await sandbox.openid('member') });
    const watermark = { timestamp: expect.any(Number), appid: sandbox.options.appid };
    const phone_info = { phoneNumber: '19900000001', purePhoneNumber: '19900000001', countryCode: '86', watermark };
    expect(answer.body).toEqual({ errcode: 0, errmsg: 'ok', phone_info });
    expect((await sandbox.api(path, { code })).body).toEqual(refusal(40029));
  });

  test('answers another number when the user chose one', async () => {
    const answer = await sandbox.api(path, { code: await phoneCode({ phone: '19912345678' }) });
    expect(answer.body['phone_info'].purePhoneNumber).toBe('19912345678');
  });

  test('refuses unknown, late, login and foreign codes with 40029', async () => {
    expect((await sandbox.api(path, { code: 'x' })).body).toEqual(refusal(40029));
    expect((await sandbox.api(path, { code: await newCode() })).body).toEqual(refusal(40029));
    const foreign = { code: await phoneCode(), openid: await sandbox.openid('officer') };
    expect((await sandbox.api(path, foreign)).body).toEqual(refusal(40029));
    const late = await phoneCode();
    await sandbox.control('clock', { advanceMs: 301_000 });
    expect((await sandbox.api(path, { code: late })).body).toEqual(refusal(40029));
  });
});
