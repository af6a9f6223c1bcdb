import { FakeHttp } from '../../../../test/support/fake-http';
import { Clock } from '../../clock';
import { AccessTokenCache } from '../access-token-cache';
import { MemoryTokenStore } from '../token-store';
import { WechatClient } from '../wechat-client';
import { parseReply } from '../wechat-http';
import { WechatError } from '../wechat-error';
import { WechatHttp } from '../wechat-http';
import { WechatLinkClient, WechatWxacodeClient } from './links.client';
import { WechatLoginClient } from './login.client';
import { WechatPhoneClient } from './phone.client';
import { WechatSafetyClient } from './safety.client';
import { outcomeOf, WechatSubscribeClient } from './subscribe.client';

const CODE = '/sns/jscode2session';
const PHONE = '/wxa/business/getuserphonenumber';
const SEND = '/cgi-bin/message/subscribe/send';
const TEXT = '/wxa/msg_sec_check';
const MEDIA = '/wxa/media_check_async';
const failure = (errcode: number, errmsg = 'failed, rid: 1-2-3') => ({ errcode, errmsg });

let fake: FakeHttp;
let options: { apiBase: string; timeoutMs: number };
let http: WechatHttp;
let client: WechatClient;

beforeEach(async () => {
  fake = await new FakeHttp().start();
  fake.on('/cgi-bin/stable_token', { access_token: 'T', expires_in: 7200 });
  options = { apiBase: `${fake.url}/`, timeoutMs: 10_000 };
  http = new WechatHttp(options, { active: false });
  const tokens = new AccessTokenCache({ appId: 'wx1', secret: 's' }, http, new MemoryTokenStore(), new Clock());
  client = new WechatClient({ attachToken: true, busyDelaysMs: [1] }, http, tokens);
});
afterEach(() => fake.stop());

/** WeChat takes the request and says nothing; patience is short only here, where no answer is awaited. */
function fallSilent(path: string): void {
  fake.on(path, 'hang');
  options.timeoutMs = 100;
}

describe('log-in', () => {
  const login = () => new WechatLoginClient({ appId: 'wx1', secret: 's' }, http).code2session('c');

  it('exchanges the code', async () => {
    fake.on(CODE, { errcode: 0, openid: 'o1', session_key: 'k==' });
    expect(await login()).toEqual({ ok: true, openid: 'o1', unionid: null, sessionKey: 'k==' });
    expect(fake.requests[0].query).toEqual({ appid: 'wx1', secret: 's', js_code: 'c', grant_type: 'authorization_code' });
  });

  it.each([[40029, 'code'], [40163, 'code'], [40226, 'blocked'], [45011, 'too_often'], [40013, 'config'], [-1, 'unavailable']])('reads %d as %s', async (errcode, reason) => {
    fake.on(CODE, failure(errcode));
    expect(await login()).toEqual({ ok: false, reason, rid: '1-2-3' });
    expect(fake.sentTo(CODE)).toHaveLength(1);
  });

  it('says unavailable when WeChat is silent or strange', async () => {
    for (const answer of [{ status: 500 }, { openid: 'o1' }]) {
      fake.on(CODE, answer);
      expect(await login()).toMatchObject({ ok: false, reason: 'unavailable' });
    }
    fallSilent(CODE);
    expect(await login()).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});

describe('phone number', () => {
  it('is read whatever the type of countryCode', async () => {
    for (const countryCode of ['86', 86]) {
      fake.on(PHONE, { errcode: 0, phone_info: { phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode } });
      expect(await new WechatPhoneClient(client).phoneNumber('c', 'o1')).toEqual({ ok: true, phone: '13800138000', countryCode: '86' });
    }
    expect(fake.sentTo(PHONE)[0].body).toEqual({ code: 'c', openid: 'o1' });
  });

  it.each([[40029, 'code'], [45011, 'quota'], [40013, 'config']])('reads %d as %s', async (errcode, reason) => {
    fake.on(PHONE, failure(errcode));
    expect(await new WechatPhoneClient(client).phoneNumber('c')).toMatchObject({ ok: false, reason });
  });
});

describe('subscription message', () => {
  const message = { openid: 'o1', templateId: 'T1', page: 'pages/rank/index?m=2026-10', data: { thing1: '十月排名' } };
  const send = () => new WechatSubscribeClient(client, 'trial').send(message);

  it('goes out in the documented form', async () => {
    fake.on(SEND, { errcode: 0, errmsg: 'ok', msgid: 1864323 });
    expect(await send()).toEqual({ kind: 'ok', msgId: '1864323' });
    expect(fake.sentTo(SEND)[0].body).toEqual({
      touser: 'o1', template_id: 'T1', page: message.page, data: { thing1: { value: '十月排名' } }, miniprogram_state: 'trial', lang: 'zh_CN',
    });
  });

  it.each([
    [43101, { kind: 'quota' }],
    [40003, { kind: 'badUser' }],
    [43107, { kind: 'banned' }],
    [45168, { kind: 'badData', field: null }],
    [40037, { kind: 'config' }],
    [41030, { kind: 'config' }],
    [48001, { kind: 'config' }],
    [99999, { kind: 'config' }],
    [-1, { kind: 'retryLater', when: 'soon' }],
    [43108, { kind: 'retryLater', when: 'soon' }],
    [45009, { kind: 'retryLater', when: 'tomorrow' }],
    [40038, { kind: 'retryLater', when: 'tomorrow' }],
  ])('classifies %d', (errcode, outcome) => {
    expect(outcomeOf(new WechatError(SEND, errcode, 'x, rid: 1-2-3'))).toMatchObject({ ...outcome, errcode, rid: '1-2-3' });
  });

  it('names the refused value', async () => {
    fake.on(SEND, failure(47003, 'argument invalid! data.thing3.value invalid rid: 1-2-3'));
    expect(await send()).toMatchObject({ kind: 'badData', field: 'thing3' });
  });

  it('keeps every digit of the message id, which is more than a number holds', async () => {
    fake.on(SEND, JSON.parse('{"errcode":0,"errmsg":"ok","msgid":1}'));
    expect(parseReply<{ msgid: string }>(SEND, Buffer.from('{"errcode":0,"msgid":3735928559123456789}')).msgid).toBe('3735928559123456789');
    expect(await send()).toEqual({ kind: 'ok', msgId: '1' });
  });

  it('has an unknown end when WeChat falls silent after the request has left', async () => {
    fake.on(SEND, { errcode: 0, errmsg: 'ok', msgid: 1 });
    expect(await send()).toMatchObject({ kind: 'ok' });
    fallSilent(SEND);
    expect(await send()).toEqual({ kind: 'unknown' });
  });
});

describe('content safety', () => {
  const check = (content: string) => new WechatSafetyClient(client).checkText({ openid: 'o1', scene: 3, content });
  const verdict = (suggest: string, label = 100, detail: object[] = []) => ({ errcode: 0, trace_id: `t-${suggest}`, result: { suggest, label }, detail });

  it('reads the verdict, not the errcode', async () => {
    fake.on(TEXT, verdict('risky', 20001, [{ keyword: '某词' }]));
    expect(await check('文')).toEqual({ verdict: 'risky', label: '时政', keywords: ['某词'], traceIds: ['t-risky'], undecided: null });
    fake.on(TEXT, verdict('block'));
    expect((await check('文')).verdict).toBe('review');
  });

  it('checks long text in parts and takes the worst verdict', async () => {
    fake.onceEach(TEXT, verdict('pass'), verdict('review', 10001), verdict('pass'));
    const sentence = `${'字'.repeat(499)}。`;
    expect(await check(sentence.repeat(13))).toMatchObject({ verdict: 'review', label: '广告', traceIds: ['t-pass', 't-review', 't-pass'] });
    const parts = fake.sentTo(TEXT).map((r) => [...r.body.content].length);
    expect(parts).toEqual([2500, 2500, 1500]);
  });

  it('stops at the first risky part', async () => {
    fake.on(TEXT, verdict('risky', 20001));
    await check('字'.repeat(6000));
    expect(fake.sentTo(TEXT)).toHaveLength(1);
  });

  it.each([[61010], [40003], [43104], [45009]])('leaves it to a person after %d', async (errcode) => {
    fake.on(TEXT, failure(errcode));
    expect(await check('文')).toMatchObject({ verdict: 'review', undecided: expect.stringContaining(String(errcode)) });
  });

  it('leaves it to a person when WeChat is silent, and asks nothing about blank text', async () => {
    fallSilent(TEXT);
    expect((await check('文')).verdict).toBe('review');
    const asked = fake.sentTo(TEXT).length;
    expect((await check(' \n')).verdict).toBe('pass');
    expect(fake.sentTo(TEXT)).toHaveLength(asked);
  });

  it('starts the check of a picture, or says that a person must look', async () => {
    const safety = new WechatSafetyClient(client);
    const image = { openid: 'o1', scene: 3, url: 'https://example.cn/f/1' } as const;
    fake.on(MEDIA, { errcode: 0, trace_id: 't1' });
    expect(await safety.checkImage(image)).toEqual({ traceId: 't1' });
    expect(fake.sentTo(MEDIA)[0].body).toEqual({ media_url: image.url, media_type: 2, version: 2, scene: 3, openid: 'o1' });
    fake.on(MEDIA, failure(45009));
    expect(await safety.checkImage(image)).toBeNull();
  });
});

describe('codes and links', () => {
  it('asks for a code, checking the page only where it is released', async () => {
    fake.on('/wxa/getwxacodeunlimit', Buffer.from('89504e470d0a1a0a', 'hex'));
    await new WechatWxacodeClient(client, 'develop').unlimited({ scene: 's=AbC1', page: 'pages/case/index' });
    await new WechatWxacodeClient(client, 'release').unlimited({ scene: 's=AbC1', page: 'pages/case/index', width: 280 });
    expect(fake.sentTo('/wxa/getwxacodeunlimit').map((r) => r.body)).toEqual([
      { scene: 's=AbC1', page: 'pages/case/index', width: 430, check_path: false, env_version: 'develop' },
      { scene: 's=AbC1', page: 'pages/case/index', width: 280, check_path: true, env_version: 'release' },
    ]);
  });

  it.each([['x'.repeat(33), 'p'], ['中文', 'p'], ['a%20b', 'p'], ['', 'p'], ['a', '/p'], ['a', 'p?x=1']])('refuses scene %j on page %j', async (scene, page) => {
    await expect(new WechatWxacodeClient(client, 'release').unlimited({ scene, page })).rejects.toThrow();
    expect(fake.requests).toHaveLength(0);
  });

  it('never asks for a link of more than 30 days', async () => {
    fake.on('/wxa/generate_urllink', { errcode: 0, url_link: 'https://wxaurl.cn/x' });
    expect(await new WechatLinkClient(client, 'release').urlLink({ path: 'pages/rank/index', query: 'm=1', days: 90 })).toBe('https://wxaurl.cn/x');
    expect(fake.sentTo('/wxa/generate_urllink')[0].body).toMatchObject({ expire_interval: 30, expire_type: 1 });
  });
});
