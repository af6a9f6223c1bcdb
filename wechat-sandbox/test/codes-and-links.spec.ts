import sharp from 'sharp';
import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.control('reset');
  await sandbox.control('pages', { pages: ['pages/case/detail'] });
});

const path = '/wxa/getwxacodeunlimit';
const request = { scene: 'id=7&s=Ab3', page: 'pages/case/detail' };

describe('getwxacodeunlimit', () => {
  const image = (changes: object = {}) => sandbox.codeImage({ ...request, ...changes });

  test('answers a PNG of the asked width that opens the page by scanning', async () => {
    const { type, bytes } = await image({ width: 600 });
    expect(type).toBe('image/png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 600, height: 600 });
    const [code] = await sandbox.list('codes');
    expect((await sandbox.get(`/_phone/scan/${code!['id']}`)).body).toEqual({ path: 'pages/case/detail?scene=id%3D7%26s%3DAb3' });
    const launch = await sandbox.phone('member', 'launch', { source: 'scan', path: 'pages/case/detail?scene=id%3D7%26s%3DAb3' });
    expect(launch).toEqual({ path: 'pages/case/detail', query: { scene: 'id=7&s=Ab3' }, scene: 1047 });
  });

  test('lists the five newest for a phone without a camera', async () => {
    for (const scene of ['a', 'b', 'c', 'd', 'e', 'f']) await image({ scene });
    const { body } = await sandbox.get('/_phone/codes');
    expect(body.map(({ scene }: { scene: string }) => scene)).toEqual(['f', 'e', 'd', 'c', 'b']);
    expect(body[0]).toMatchObject({ page: 'pages/case/detail', path: 'pages/case/detail?scene=f' });
  });

  test('default width 430, colour and transparency', async () => {
    const { bytes } = await image({ is_hyaline: true, line_color: { r: 200, g: 0, b: 0 } });
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(430);
    expect(data[3]).toBe(0);
    expect(dominantRed(data)).toBe(200);
  });

  function dominantRed(data: Buffer): number {
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) counts.set(data[at]!, (counts.get(data[at]!) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
  }

  test.each([
    [40169, { scene: '' }],
    [40169, { scene: 'a'.repeat(33) }],
    [40169, { scene: '50%' }],
    [40169, { scene: '案例' }],
    [85096, { scene: 'scancode_time=1' }],
    [41030, { page: 'pages/none' }],
    [41030, { page: '/pages/case/detail' }],
    [41030, { page: 'pages/case/detail?id=7' }],
    [40097, { width: 200 }],
    [40097, { width: 1281 }],
    [40097, { env_version: 'beta' }],
    [40097, { line_color: { r: 300, g: 0, b: 0 } }],
  ])('refuses with %i for %j, as JSON', async (errcode, changes) => {
    const answer = await sandbox.api(path, { ...request, ...changes });
    expect(answer.type).toContain('application/json');
    expect(answer.body).toEqual(refusal(errcode));
  });

  test('check_path false takes a page that is not released; without a token there is no picture', async () => {
    expect((await image({ page: 'pages/coming', check_path: false })).type).toBe('image/png');
    expect((await sandbox.post(path, request)).body).toEqual(refusal(41001));
  });
});

describe('links', () => {
  test('scheme and link', async () => {
    const scheme = await sandbox.api('/wxa/generatescheme', { jump_wxa: { path: '/pages/case/detail', query: 'id=7' }, expire_type: 1, expire_interval: 30 });
    expect(scheme.body).toEqual({ errcode: 0, errmsg: 'ok', openlink: expect.stringMatching(/^weixin:\/\/dl\/business\/\?t=\w+$/) });
    const link = await sandbox.api('/wxa/generate_urllink', { path: 'pages/case/detail', query: 'id=7' });
    expect(link.body).toEqual({ errcode: 0, errmsg: 'ok', url_link: expect.stringMatching(/^https:\/\//) });
  });

  test.each([
    [41030, { path: 'pages/none' }],
    [40097, { env_version: 'beta' }],
    [40097, { expire_type: 2 }],
    [40097, { expire_type: 1, expire_interval: 0 }],
    [40097, { expire_type: 0, expire_time: 1 }],
  ])('generate_urllink refuses with %i for %j', async (errcode, body) => {
    expect((await sandbox.api('/wxa/generate_urllink', body)).body).toEqual(refusal(errcode));
  });

  test('both share one daily quota', async () => {
    await sandbox.control('api-quotas/exhaust', { api: 'links' });
    expect((await sandbox.api('/wxa/generatescheme', {})).body).toEqual(refusal(45009));
    expect((await sandbox.api('/wxa/generate_urllink', {})).body).toEqual(refusal(45009));
  });
});
