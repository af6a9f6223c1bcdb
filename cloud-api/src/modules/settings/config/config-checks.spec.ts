import { makePayKeys, payVariables } from '../../../../test/support/pay-keys';
import { EnvReader } from '../../../config/env-reader';
import { readWechatPay } from '../../../config/wechat-pay-env';
import { type CheckedEnv, configChecks } from './config-checks';

const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);
const keys = makePayKeys();
const merchant = (base: string, home: string) => readWechatPay(new EnvReader(payVariables(keys, base, 'mixed')), home);
const WECHAT_PAY = 'https://api.mch.weixin.qq.com';
const PRODUCTION: CheckedEnv = {
  publicBaseUrl: 'https://dangjian.example.cn', sandboxUrl: null, redisUrl: 'redis://cache', runJobs: true, trustProxy: true, trustWxHeaders: false,
  database: { kind: 'mysql', url: 'mysql://db/x' }, jwtSecret: hex(64), indexKey: hex(64), fieldCipher: 'sm4-gcm',
  wechat: {
    apiBase: 'https://api.weixin.qq.com', attachToken: true, appId: `wx${hex(16)}`, secret: hex(32), pushToken: 'Kq83mfa02', pushAesKey: hex(43), envVersion: 'release',
    templates: { ranking: hex(43), todo: hex(43), case: hex(43) },
  },
  wechatPay: merchant(WECHAT_PAY, 'https://dangjian.example.cn'),
  sms: {
    endpoint: 'https://sms.tencentcloudapi.com', secretId: `AKID${hex(32)}`, secretKey: hex(32), sdkAppId: '1400000001', signName: '某某集团', templateCode: '1234567',
    templateNotice: '1234568',
  },
};
const states = (env: CheckedEnv) => Object.fromEntries(configChecks(env).map(({ code, state }) => [code, state]));

describe('the check of the configuration', () => {
  it('finds nothing missing in a production set-up', () => {
    expect(configChecks(PRODUCTION).filter(({ state }) => state === 'missing')).toEqual([]);
  });

  it.each<[string, Partial<CheckedEnv>]>([
    ['server.public_url', { publicBaseUrl: 'http://localhost:3000' }],
    ['server.sandbox', { sandboxUrl: 'http://localhost:3100' }],
    ['wechat.api', { wechat: { ...PRODUCTION.wechat, apiBase: 'http://localhost:3100' } }],
    ['wechat.app_id', { wechat: { ...PRODUCTION.wechat, appId: 'wx-demo' } }],
    ['wechat.template.todo', { wechat: { ...PRODUCTION.wechat, templates: { ...PRODUCTION.wechat.templates, todo: 'tpl-todo' } } }],
    ['wechat.pay', { wechatPay: merchant('http://localhost:3100', 'https://dangjian.example.cn') }],
    ['wechat.pay', { wechatPay: merchant(WECHAT_PAY, 'http://localhost:3000') }],
    ['sms.secret', { sms: { ...PRODUCTION.sms, secretId: 'sandbox' } }],
    ['sms.templates', { sms: { ...PRODUCTION.sms, templateNotice: '' } }],
    ['security.secrets', { jwtSecret: 'test-jwt-secret-test-jwt-secret-test' }],
  ])('tells that %s is missing, and nothing else', (code, change) => {
    const found = Object.entries(states({ ...PRODUCTION, ...change })).filter(([, state]) => state === 'missing').map(([name]) => name);
    expect(found).toEqual([code]);
  });

  it('warns of what a trial may do without', () => {
    const found = states({ ...PRODUCTION, redisUrl: null, wechatPay: null, database: { kind: 'sqlite', file: 'x' } });
    expect([found['server.redis'], found['database.kind'], found['storage.kind'], found['wechat.pay']]).toEqual(['warning', 'warning', 'ok', 'warning']);
  });

  it('never shows a secret', () => {
    const text = JSON.stringify(configChecks(PRODUCTION));
    for (const secret of [PRODUCTION.jwtSecret, PRODUCTION.wechat.secret, PRODUCTION.wechat.pushToken, PRODUCTION.sms.secretKey, keys.apiV3Key]) expect(text).not.toContain(secret);
  });
});
