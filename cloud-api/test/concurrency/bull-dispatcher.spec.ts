import { randomBytes } from 'node:crypto';
import { Outbox, OutboxHandlers } from '../../src/platform/outbox';
import { BullDispatcher } from '../../src/platform/outbox/bull-dispatcher';
import { OutboxDelivery } from '../../src/platform/outbox/delivery';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { OutboxStore } from '../../src/platform/outbox/outbox-store';
import { TestApp } from '../harness';

const REDIS_URL = process.env.TEST_REDIS_URL;

/** Two dispatchers stand for two processes that share one database and one Redis. */
describe('outbox over BullMQ', () => {
  let t: TestApp;
  let dispatchers: BullDispatcher[];

  beforeAll(async () => {
    if (!REDIS_URL) throw new Error('needs TEST_REDIS_URL, e.g. redis://127.0.0.1:6379');
    t = await TestApp.start();
    const prefix = `xf-test-${randomBytes(4).toString('hex')}`;
    dispatchers = [1, 2].map(() => new BullDispatcher(REDIS_URL, t.get(OutboxDelivery), prefix));
  });
  afterAll(async () => {
    for (const dispatcher of dispatchers) await dispatcher.close();
    await t.stop();
  });

  it('handles every message once and settles its row', async () => {
    const seen: number[] = [];
    let finished!: () => void;
    const all = new Promise<void>((resolve) => (finished = resolve));
    t.get(OutboxHandlers).on<{ n: number }>('bull.test', async ({ n }) => {
      seen.push(n);
      if (seen.length === 40) finished();
    });
    await t.uow.run(async (tx) => {
      for (let n = 0; n < 40; n++) await t.get(Outbox).add(tx, 'bull.test', { n });
    });
    for (let i = 0; ; i++) {
      const batch = await t.get(OutboxStore).claim(10);
      if (batch.length === 0) break;
      await dispatchers[i % 2].dispatch(batch);
    }
    await all;
    await Promise.all(dispatchers.map((d) => d.close()));
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(await t.uow.read((tx) => tx.repo(OutboxMessage).countBy({ topic: 'bull.test', status: 'done' }))).toBe(40);
  });
});
