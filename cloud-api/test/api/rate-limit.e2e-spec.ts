import { Controller, Get, Module } from '@nestjs/common';
import { Public } from '../../src/platform/access';
import { TestApp, tokenFor } from '../harness';

const PER_MINUTE = 3;

@Controller()
class PingController {
  @Get('/api/test/ping')
  @Public()
  ping() {
    return { ok: true };
  }
}

@Module({ controllers: [PingController] })
class PingModule {}

describe('rate limits', () => {
  let t: TestApp;
  beforeEach(async () => (t = await TestApp.start({ env: { RATE_LIMIT_PER_MINUTE: String(PER_MINUTE) }, modules: [PingModule] })));
  afterEach(() => t.stop());

  const session = (memberId: string) => tokenFor({ memberId, orgId: 'O1', orgPath: '/O1/', assignments: [] });
  const ping = (token?: string) => (token ? t.http('get', '/api/test/ping').set('authorization', `Bearer ${token}`) : t.http('get', '/api/test/ping'));
  const statuses = async (tokens: (string | undefined)[]) => {
    const seen: number[] = [];
    for (const token of tokens) seen.push((await ping(token)).status);
    return seen;
  };

  it('count each session for itself and answer with a problem that says what to do', async () => {
    const [mine, other] = [session('M1'), session('M2')];
    expect(await statuses([mine, mine, mine, mine, other])).toEqual([200, 200, 200, 429, 200]);
    const refused = await ping(mine);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body).toMatchObject({ code: 'request.too_many', status: 429, title: '操作太频繁，请稍后再试', detail: '操作过于频繁，请一分钟后再试。' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('give made-up tokens and forged addresses no allowance of their own', async () => {
    expect(await statuses(['a', 'b', 'c', 'd', undefined])).toEqual([200, 200, 200, 429, 429]);
    expect((await ping().set('x-forwarded-for', '203.0.113.9')).status).toBe(429);
    expect((await ping(session('M3'))).status).toBe(200);
  });

  it('leave probes alone', async () => {
    for (let i = 0; i <= PER_MINUTE; i++) expect((await t.http('get', '/healthz')).status).toBe(200);
  });
});
