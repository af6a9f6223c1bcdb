import { FakeHttp } from '../../../test/support/fake-http';
import { TencentSmsSender } from './tencent-sms-sender';

describe('TencentSmsSender', () => {
  let fake: FakeHttp;
  const transactions = { active: false };
  const status = (Code: string) => ({ Response: { SendStatusSet: [{ SerialNo: '2640:1', PhoneNumber: '+8613800138000', Code }], RequestId: 'r' } });
  const failure = (Code: string) => ({ Response: { Error: { Code, Message: 'no' }, RequestId: 'r' } });
  const sender = () =>
    new TencentSmsSender(
      {
        endpoint: fake.url, secretId: 'id', secretKey: 'key', sdkAppId: '1400000000', signName: '先锋', templates: { code: '101', notice: '102' }, timeoutSeconds: 0.2,
      },
      transactions,
    );
  const sendCode = () => sender().send('13800138000', 'code', ['012345', '5']);

  beforeEach(async () => {
    transactions.active = false;
    fake = await new FakeHttp().start();
  });
  afterEach(() => fake.stop());

  it('signs and sends in the documented form', async () => {
    fake.on('/', status('Ok'));
    expect(await sendCode()).toEqual({ ok: true, providerId: '2640:1' });
    const [{ headers, body }] = fake.requests;
    expect(headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11', authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=id\//) });
    expect(body).toEqual({ PhoneNumberSet: ['+8613800138000'], SmsSdkAppId: '1400000000', SignName: '先锋', TemplateId: '101', TemplateParamSet: ['012345', '5'] });
  });

  it('takes the template of its kind', async () => {
    fake.on('/', status('Ok'));
    await sender().send('13800138000', 'notice', ['一项任务']);
    expect(fake.requests[0].body).toMatchObject({ TemplateId: '102', TemplateParamSet: ['一项任务'] });
  });

  it.each([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', true],
    ['LimitExceeded.PhoneNumberDailyLimit', false],
    ['InvalidParameterValue.IncorrectPhoneNumber', false],
    ['InternalError.Timeout', true],
  ])('reads the number’s own status %s', async (code, retryable) => {
    fake.on('/', status(code));
    expect(await sendCode()).toEqual({ ok: false, error: code, retryable });
  });

  it.each([['AuthFailure.SignatureFailure', false], ['RequestLimitExceeded', true], ['InternalError', true]])('reads the refusal %s', async (code, retryable) => {
    fake.on('/', failure(code));
    expect(await sendCode()).toEqual({ ok: false, error: code, retryable });
  });

  it.each([['hang'], [{ status: 502 }], [{}]] as const)('may be repeated when the provider answers %j', async (answer) => {
    fake.on('/', answer);
    expect(await sendCode()).toEqual({ ok: false, error: 'unavailable', retryable: true });
  });

  it('refuses to send inside a transaction', async () => {
    transactions.active = true;
    await expect(sendCode()).rejects.toThrow('inside a transaction');
    expect(fake.requests).toHaveLength(0);
  });
});
