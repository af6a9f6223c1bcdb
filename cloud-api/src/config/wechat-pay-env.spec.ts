import { generateKeyPairSync } from 'node:crypto';
import { makePayKeys, payVariables, pemOf } from '../../test/support/pay-keys';
import { EnvReader } from './env-reader';
import { readWechatPay } from './wechat-pay-env';

const keys = makePayKeys();
const whole = payVariables(keys, 'https://api.mch.weixin.qq.com', 'mixed');

function read(variables: Record<string, string>) {
  const reader = new EnvReader(variables);
  const env = readWechatPay(reader, 'https://dj.example.com');
  reader.finish();
  return env;
}

describe('configuration of WeChat Pay', () => {
  it('is off without a merchant', () => {
    expect(read({})).toBeNull();
  });

  it('reads a merchant and knows the production hosts', () => {
    const env = read(whole)!;
    expect(env).toMatchObject({
      apiBackup: 'https://api2.mch.weixin.qq.com', mchId: keys.mchId, certificates: true, notifyBase: 'https://dj.example.com',
      billHosts: ['api.mch.weixin.qq.com', 'api2.mch.weixin.qq.com'], publicKey: { id: keys.publicKeyId },
    });
    expect(env.apiV3Key).toHaveLength(32);
    expect(pemOf(env.merchantKey)).toBe(whole.WECHAT_PAY_MERCHANT_KEY);
  });

  it('never sends what is meant for a sandbox to the production backup', () => {
    expect(read({ ...whole, WECHAT_PAY_API_BASE: 'http://127.0.0.1:3100/' })).toMatchObject({ apiBase: 'http://127.0.0.1:3100', apiBackup: null, billHosts: ['127.0.0.1:3100'] });
  });

  it('takes line ends of a key written as two characters', () => {
    const env = read({ ...whole, WECHAT_PAY_MERCHANT_KEY: whole.WECHAT_PAY_MERCHANT_KEY.replaceAll('\n', '\\n') })!;
    expect(pemOf(env.merchantKey)).toBe(whole.WECHAT_PAY_MERCHANT_KEY);
  });

  it('looks for certificates unless there is a public key', () => {
    const { WECHAT_PAY_CERTIFICATES: _, ...mixed } = whole;
    const { WECHAT_PAY_PUBLIC_KEY_ID: _id, WECHAT_PAY_PUBLIC_KEY: _key, ...cert } = mixed;
    expect([read(mixed)!.certificates, read(cert)!.certificates]).toEqual([false, true]);
  });

  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const required = ['WECHAT_PAY_MERCHANT_SERIAL', 'WECHAT_PAY_MERCHANT_KEY', 'WECHAT_PAY_API_V3_KEY', 'WECHAT_PAY_PUBLIC_KEY', 'WECHAT_PAY_PUBLIC_KEY_ID'];
  it.each<[changes: Record<string, string>, fault: string]>([
    [{ WECHAT_PAY_MCHID: '' }, 'WECHAT_PAY_MCHID is required because WECHAT_PAY_MERCHANT_SERIAL is set'],
    ...required.map((name): [Record<string, string>, string] => [{ [name]: '' }, `${name} is required`]),
    [{ WECHAT_PAY_MCHID: 'abc' }, 'WECHAT_PAY_MCHID must be'],
    [{ WECHAT_PAY_API_V3_KEY: 'short' }, 'WECHAT_PAY_API_V3_KEY must have 32 characters'],
    [{ WECHAT_PAY_MERCHANT_KEY: 'nonsense' }, 'WECHAT_PAY_MERCHANT_KEY must be a PKCS#8 private key'],
    [{ WECHAT_PAY_MERCHANT_KEY: pemOf(short) }, 'at least 2048 bits'],
    [{ WECHAT_PAY_PUBLIC_KEY_ID: '123' }, 'WECHAT_PAY_PUBLIC_KEY_ID must begin with PUB_KEY_ID_'],
    [{ WECHAT_PAY_PUBLIC_KEY_ID: '', WECHAT_PAY_PUBLIC_KEY: '', WECHAT_PAY_CERTIFICATES: '0' }, 'or WECHAT_PAY_CERTIFICATES=1, is required'],
  ])('refuses half a configuration: %p', (changes, fault) => {
    expect(() => read({ ...whole, ...changes })).toThrow(fault);
  });

  it('keeps the text of a wrong key to itself', () => {
    expect(() => read({ ...whole, WECHAT_PAY_MERCHANT_KEY: 'nonsense' })).not.toThrow('nonsense');
  });
});
