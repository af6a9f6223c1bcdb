import { Outbox, OutboxHandlers } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { Schedules } from '../../src/platform/jobs';
import { TestApp } from '../harness';

const DAY_MS = 24 * 3_600_000;

describe('sweep of the outbox', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await TestApp.start();
    t.get(OutboxHandlers).on('sweep.done', async () => undefined);
    t.get(OutboxHandlers).on('sweep.dead', async () => {
      throw new Error('no');
    });
  });
  afterAll(() => t.stop());

  const add = (topic: string, dedupKey?: string) => t.uow.run((tx) => t.get(Outbox).add(tx, topic, { big: 'payload' }, { dedupKey }));
  const rows = async () => {
    const all = await t.uow.read((tx) => tx.repo(OutboxMessage).find({ order: { id: 'ASC' } }));
    return all.filter((m) => m.topic.startsWith('sweep.')).map((m) => [m.topic, m.status, m.dedupKey, m.payload]);
  };
  const runSweep = () => t.get(Schedules).runNow('outbox.sweep');

  it('takes what was done long ago, keeps dead messages, and of keyed ones the key alone', async () => {
    await add('sweep.done');
    await add('sweep.done', 'sweep:1');
    await add('sweep.dead');
    for (let i = 0; i < 8; i++) {
      await t.drainOutbox();
      t.clock.advance(2 * 3_600_000);
    }
    t.clock.advance(80 * DAY_MS);
    await runSweep();
    expect(await rows()).toHaveLength(3);

    t.clock.advance(11 * DAY_MS);
    await add('sweep.done');
    await t.drainOutbox();
    await runSweep();
    expect(await rows()).toEqual([
      ['sweep.done', 'done', 'sweep:1', {}],
      ['sweep.dead', 'dead', null, { big: 'payload' }],
      ['sweep.done', 'done', null, { big: 'payload' }],
    ]);
  });

  it('does not let a message through twice after the sweep', async () => {
    await add('sweep.done', 'sweep:1');
    expect((await rows()).filter(([, , key]) => key === 'sweep:1')).toEqual([['sweep.done', 'done', 'sweep:1', {}]]);
  });
});
