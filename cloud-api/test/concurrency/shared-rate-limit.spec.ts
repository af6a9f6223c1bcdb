import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { authApi } from '@xianfeng/shared-types';
import { TestApp, tokenFor } from '../harness';

const REDIS_URL = process.env.TEST_REDIS_URL;
const PER_MINUTE = 5;

/** Two instances of the service behind one load balancer. */
describe('rate limits over Redis', () => {
  let apps: TestApp[];

  beforeAll(async () => {
    if (!REDIS_URL) throw new Error('needs TEST_REDIS_URL, e.g. redis://127.0.0.1:6379');
    const env = { RATE_LIMIT_PER_MINUTE: String(PER_MINUTE), REDIS_URL };
    apps = [await TestApp.start({ env }), await TestApp.start({ env })];
    for (const app of apps) await counting(app);
  }, 60_000);
  afterAll(async () => {
    for (const app of apps) await app.stop();
  });

  const newSession = () => tokenFor({ memberId: randomBytes(9).toString('hex'), orgId: 'O1', orgPath: '/O1/', assignments: [] });
  const ask = (app: TestApp, session: string) => app.call(session, authApi.clientConfig);

  /** An instance counts as soon as its connection stands; until then requests pass uncounted. */
  async function counting(app: TestApp): Promise<void> {
    const session = newSession();
    for (let remaining = PER_MINUTE; remaining === PER_MINUTE; ) {
      remaining = Number((await ask(app, session)).headers['x-ratelimit-remaining']);
      // A call without a socket never waits for one, and neither would the connection to Redis get its turn.
      await turn();
    }
  }

  it('count the requests of one session together', async () => {
    const [first, second] = apps;
    const mine = newSession();
    const seen: number[] = [];
    for (const app of [first, second, first, second, first, second, first]) seen.push((await ask(app, mine)).status);
    expect(seen).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await ask(second, newSession())).status).toBe(200);
  });
});
