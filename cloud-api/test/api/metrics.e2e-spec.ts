import { TestApp } from '../harness';

const TOKEN = 'collector-collector-collector';

describe('metrics', () => {
  let open: TestApp;
  let closed: TestApp;
  beforeAll(async () => {
    open = await TestApp.start();
    closed = await TestApp.start({ env: { METRICS_TOKEN: TOKEN } });
  });
  afterAll(async () => {
    await open.stop();
    await closed.stop();
  });

  const statusOf = async (t: TestApp, from: string, headers: Record<string, string> = {}) =>
    (await t.nest.inject({ url: '/metrics', remoteAddress: from, headers })).statusCode;

  it('are for this machine alone where no token is set', async () => {
    expect(await statusOf(open, '127.0.0.1')).toBe(200);
    expect(await statusOf(open, '::ffff:127.0.0.1')).toBe(200);
    expect(await statusOf(open, '10.0.0.9')).toBe(403);
    expect(await statusOf(open, '127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
    expect(await statusOf(open, '10.0.0.9', { 'x-forwarded-for': '127.0.0.1' })).toBe(403);
  });

  it('are for the collector with the token, wherever it stands', async () => {
    expect(await statusOf(closed, '10.0.0.9', { authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await statusOf(closed, '10.0.0.9', { authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusOf(closed, '127.0.0.1')).toBe(401);
  });

  it('tell durations by route and what waits in the outbox', async () => {
    await open.http('get', '/readyz');
    const { text } = await open.http('get', '/metrics');
    expect(text).toContain('route="/readyz"');
    expect(text).toContain('outbox_messages{state="dead"}');
  });
});
