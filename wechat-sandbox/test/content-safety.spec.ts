import { PushReceiver } from './support/push-receiver';
import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
let media: PushReceiver;
let openid: string;
beforeAll(async () => {
  media = await PushReceiver.start();
  sandbox = await SandboxClient.start();
});
afterAll(async () => {
  await sandbox.stop();
  await media.stop();
});
beforeEach(async () => {
  await sandbox.control('reset');
  await sandbox.control('personas/member', { seen: true });
  openid = await sandbox.openid('member');
  media.clear();
});

const checkText = async (changes: object = {}) =>
  (await sandbox.api('/wxa/msg_sec_check', { version: 2, scene: 3, openid, content: '支部开展主题党日活动', ...changes })).body;
const checkMedia = async (changes: object = {}) =>
  (await sandbox.api('/wxa/media_check_async', { version: 2, scene: 3, openid, media_type: 2, media_url: media.url, ...changes })).body;

describe('msg_sec_check', () => {
  test.each([
    ['支部开展主题党日活动', 'pass', 100],
    ['参与赌博', 'risky', 20006],
    ['兼职刷单日结', 'review', 21000],
  ])('%s → %s', async (content, suggest, label) => {
    const answer = await checkText({ content });
    expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok', result: { suggest, label }, trace_id: expect.any(String) });
    expect(answer['detail'][0]).toEqual({ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 });
    expect(answer['detail'].length).toBe(suggest === 'pass' ? 1 : 2);
  });

  test('the title counts too, and the list can be replaced', async () => {
    expect((await checkText({ title: '赌博' }))['result'].suggest).toBe('risky');
    await sandbox.control('words', { risky: ['党日'] });
    expect((await checkText())['result'].suggest).toBe('risky');
    expect((await checkText({ content: '赌博' }))['result'].suggest).toBe('pass');
  });

  test.each([
    [40097, { version: 1 }],
    [40129, { scene: 5 }],
    [44002, { content: '' }],
    [45002, { content: '一'.repeat(2501) }],
    [40003, { openid: 'somebody' }],
    [43104, { openid: `o${'A'.repeat(27)}` }],
  ])('refuses with %i', async (errcode, changes) => {
    expect(await checkText(changes)).toEqual(refusal(errcode));
  });

  test('2,500 characters are allowed, a GET is refused with 43302, broken JSON with 47001', async () => {
    expect((await checkText({ content: '一'.repeat(2500) }))['errcode']).toBe(0);
    expect((await sandbox.get('/wxa/msg_sec_check', { access_token: await sandbox.token() })).body).toEqual(refusal(43302));
    expect((await sandbox.api('/wxa/msg_sec_check', '{')).body).toEqual(refusal(47001));
  });

  test('a user not seen for two hours is refused with 61010 until the next visit', async () => {
    await sandbox.control('clock', { advanceMs: 2 * 3_600_000 + 1000 });
    expect(await checkText()).toEqual(refusal(61010));
    const { code } = await sandbox.phone('member', 'login');
    await sandbox.session(code);
    expect((await checkText())['errcode']).toBe(0);
  });
});

describe('media_check_async', () => {
  const verdicts = async () => {
    await sandbox.get('/_control/push/idle');
    return (await sandbox.list('pushes', { event: 'wxa_media_check' })).map(({ payload }) => payload as any);
  };
  beforeEach(() => sandbox.control('media', { delayMs: 1 }));

  test('the result comes later as an event, its label now a number, now text', async () => {
    await sandbox.control('media', { verdicts: ['pass', 'risky'] });
    const first = await checkMedia();
    expect(first).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) });
    await verdicts();
    const second = await checkMedia();
    const events = await verdicts();
    const head = { Event: 'wxa_media_check', FromUserName: openid, CreateTime: expect.any(Number), appid: sandbox.options.appid };
    expect(events[0]).toMatchObject({ ...head, trace_id: first['trace_id'], version: 2, errcode: 0 });
    expect(events[0].result.suggest).toBe('pass');
    expect(events[1]).toMatchObject({ trace_id: second['trace_id'], result: { suggest: 'risky' } });
    expect(events.map(({ result }) => typeof result.label).sort()).toEqual(['number', 'string']);
    expect(media.requests).toHaveLength(2);
  });

  test('an address with a listed word is judged by it', async () => {
    await checkMedia({ media_url: `${media.url}?name=${encodeURIComponent('赌博')}.png` });
    expect((await verdicts())[0].result.suggest).toBe('risky');
  });

  test('a file that cannot be fetched gives -1008', async () => {
    media.decide = () => ({ status: 404 });
    await checkMedia();
    expect((await verdicts())[0]).toMatchObject({ errcode: -1008, result: { suggest: 'review' } });
  });

  test.each([
    [40097, { media_type: 3 }],
    [40097, { version: 1 }],
    [40129, { scene: 0 }],
    [44002, { media_url: '' }],
    [43104, { openid: `o${'A'.repeat(27)}` }],
  ])('refuses with %i for %j', async (errcode, changes) => {
    expect(await checkMedia(changes)).toEqual(refusal(errcode));
  });
});
