import { createHash, createHmac } from 'node:crypto';
import * as tencentSms from 'tencentcloud-sdk-nodejs-sms';
import { tc3Signature } from '../src/sms/tc3';
import { SandboxClient, type Json } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control('reset'));

const client = (changes: { secretId?: string; secretKey?: string } = {}, url = sandbox.url) => {
  const { secretId, secretKey } = { ...sandbox.options.sms, ...changes };
  const httpProfile = { endpoint: new URL(url).host, protocol: 'http://' };
  return new tencentSms.sms.v20210111.Client({ credential: { secretId, secretKey }, region: 'ap-guangzhou', profile: { httpProfile } });
};
const message = (changes: object = {}) => ({
  PhoneNumberSet: ['+8619900000001'],
  SmsSdkAppId: sandbox.options.sms.sdkAppId,
  SignName: sandbox.options.sms.signName,
  TemplateId: sandbox.options.sms.codeTemplate,
  TemplateParamSet: ['482913', '5'],
  ...changes,
});
const send = async (changes: object = {}) => (await client().SendSms(message(changes))).SendStatusSet!;
const advance = (seconds: number) => sandbox.control('clock', { advanceMs: seconds * 1000 });

/** The worked example of the official signature document, with its public example credentials. */
test('TC3 signature of the official example', () => {
  const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
  const headers = { 'content-type': 'application/json; charset=utf-8', host: 'cvm.tencentcloudapi.com' };
  const scope = { timestamp: '1551113065', service: 'cvm', signedHeaders: 'content-type;host' };
  const request = { method: 'POST', path: '/', query: '', headers, body };
  expect(tc3Signature(request, 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE', scope)).toBe('72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168');
});

/** A request signed step by step here, independently of the sandbox's code and of the SDK. */
async function signedByHand(body: string, changes: { timestamp?: number; key?: string; sentBody?: string; service?: string } = {}): Promise<Json> {
  const timestamp = String(changes.timestamp ?? Math.floor(Date.now() / 1000));
  const service = changes.service ?? 'sms';
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const host = new URL(sandbox.url).host;
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const mac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const canonical = `POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:${host}\n\ncontent-type;host\n${sha(body)}`;
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha(canonical)}`;
  const signature = mac(mac(mac(mac(`TC3${changes.key ?? sandbox.options.sms.secretKey}`, date), service), 'tc3_request'), toSign).toString('hex');
  const headers = {
    authorization: `TC3-HMAC-SHA256 Credential=${sandbox.options.sms.secretId}/${date}/${service}/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    'content-type': 'application/json; charset=utf-8',
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-timestamp': timestamp,
    'x-tc-region': 'ap-guangzhou',
  };
  const response = await fetch(sandbox.url, { method: 'POST', headers, body: changes.sentBody ?? body });
  return ((await response.json()) as Json)['Response'] as Json;
}

test('a request signed by hand is accepted', async () => {
  const answer = await signedByHand(JSON.stringify(message()));
  expect(answer).toEqual({ RequestId: expect.any(String), SendStatusSet: [expect.objectContaining({ Code: 'Ok', Fee: 1, IsoCode: 'CN' })] });
});

test.each([
  ['a changed body', { sentBody: '{}' }, 'AuthFailure.SignatureFailure'],
  ['a wrong key', { key: 'wrong' }, 'AuthFailure.SignatureFailure'],
  ['another service', { service: 'cvm' }, 'AuthFailure.SignatureFailure'],
  ['an old timestamp', { timestamp: Math.floor(Date.now() / 1000) - 400 }, 'AuthFailure.SignatureExpire'],
])('%s is refused', async (_, changes, code) => {
  const answer = await signedByHand(JSON.stringify(message()), changes);
  expect(answer['Error']).toMatchObject({ Code: code });
  expect(await sandbox.list('sms')).toEqual([]);
});

test('a request without signature is refused', async () => {
  const answer = await sandbox.post('/', message());
  expect(answer.body['Response'].Error.Code).toBe('AuthFailure.SignatureFailure');
});

describe('through the official SDK', () => {
  test('the text arrives in the inbox of the number', async () => {
    const [status] = await send({ SessionContext: 'login' });
    expect(status).toMatchObject({ Code: 'Ok', Message: 'send success', PhoneNumber: '+8619900000001', Fee: 1, SessionContext: 'login', IsoCode: 'CN' });
    const [sms] = await sandbox.list('sms', { personaId: 'member' });
    expect(sms).toMatchObject({ phone: '19900000001', text: '【先锋党建】您的验证码是482913，5分钟内有效。如非本人操作，请忽略本短信。' });
  });

  test('at localhost, where the SDK signs the whole address as the service', async () => {
    const local = await SandboxClient.start({ host: 'localhost' });
    const { SendStatusSet } = await client({}, local.url).SendSms(message());
    await local.stop();
    expect(SendStatusSet![0]!.Code).toBe('Ok');
  });

  test('wrong credentials', async () => {
    await expect(client({ secretKey: 'wrong' }).SendSms(message())).rejects.toMatchObject({ code: 'AuthFailure.SignatureFailure' });
    await expect(client({ secretId: 'AKIDother' }).SendSms(message())).rejects.toMatchObject({ code: 'AuthFailure.SecretIdNotFound' });
  });

  test.each([
    ['UnauthorizedOperation.SmsSdkAppIdVerifyFail', { SmsSdkAppId: '1' }],
    ['FailedOperation.SignatureIncorrectOrUnapproved', { SignName: '别的签名' }],
    ['FailedOperation.TemplateIncorrectOrUnapproved', { TemplateId: '1' }],
    ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate', { TemplateParamSet: ['482913'] }],
    ['InvalidParameterValue.TemplateParameterLengthLimit', { TemplateParamSet: ['1'.repeat(129), '5'] }],
    ['InvalidParameterValue.IncorrectPhoneNumber', { PhoneNumberSet: ['+861990000000'] }],
  ])('%s', async (Code, changes) => {
    expect(await send(changes)).toEqual([expect.objectContaining({ Code, Fee: 0, SerialNo: '' })]);
  });

  test('missing numbers, too many numbers, another action', async () => {
    await expect(client().SendSms(message({ PhoneNumberSet: [] }))).rejects.toMatchObject({ code: 'MissingParameter' });
    await expect(client().SendSms(message({ PhoneNumberSet: Array(201).fill('+8619900000001') }))).rejects.toMatchObject({ code: 'LimitExceeded.PhoneNumberCountLimit' });
    await expect(client().PullSmsSendStatus({ Limit: 1, SmsSdkAppId: '1' })).rejects.toMatchObject({ code: 'InvalidAction' });
  });

  test('limits of one number: 30 seconds, an hour, a day', async () => {
    const codes: string[] = [];
    const sendAfter = async (seconds: number) => {
      await advance(seconds);
      codes.push((await send())[0]!.Code!);
    };
    for (const wait of [0, 1, 31, 31, 31, 31, 31, 3600, 31, 31, 31, 31, 3600]) await sendAfter(wait);
    const ok = 'Ok';
    const hour = 'LimitExceeded.PhoneNumberOneHourLimit';
    expect(codes).toEqual([ok, 'LimitExceeded.PhoneNumberThirtySecondLimit', ok, ok, ok, ok, hour, ok, ok, ok, ok, ok, 'LimitExceeded.PhoneNumberDailyLimit']);
    expect((await send({ PhoneNumberSet: ['19900000002'] }))[0]!.Code).toBe(ok);
  });

  test('limits and templates can be changed, failures ordered', async () => {
    await sandbox.control('sms', { limits: { perThirtySeconds: 2 }, templates: [{ id: '7', text: '{1}' }] });
    expect((await send({ TemplateId: '7', TemplateParamSet: ['一'] }))[0]!.Code).toBe('Ok');
    expect((await send({ TemplateId: '7', TemplateParamSet: ['二'] }))[0]!.Code).toBe('Ok');
    await sandbox.control('failures', { api: 'SendSms', errcode: 'InternalError.Timeout', errmsg: 'timeout' });
    await expect(client().SendSms(message())).rejects.toMatchObject({ code: 'InternalError.Timeout' });
  });
});
