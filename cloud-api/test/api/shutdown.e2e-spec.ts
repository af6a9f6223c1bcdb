import { Outbox, OutboxHandlers } from '../../src/platform/outbox';
import { TestApp } from '../harness';

it('is no longer ready from the moment it is told to stop, while it finishes what it has begun', async () => {
  const t = await TestApp.start();
  const ready = () => t.http('get', '/readyz');
  expect((await ready()).status).toBe(200);

  let begun!: () => void;
  let finish!: () => void;
  const beginning = new Promise<void>((resolve) => (begun = resolve));
  const end = new Promise<void>((resolve) => (finish = resolve));
  let done = false;
  t.get(OutboxHandlers).on('test.slow', async () => {
    begun();
    await end;
    done = true;
  });
  await t.uow.run((tx) => t.get(Outbox).add(tx, 'test.slow', {}));
  void t.drainOutbox();
  await beginning;

  const stopped = t.stop();
  const reply = await ready();
  expect(reply.status).toBe(503);
  expect(reply.body).toMatchObject({ code: 'server.busy', detail: '服务正在停止，请稍后再试。' });
  expect((await t.http('get', '/healthz')).status).toBe(200);
  expect(done).toBe(false);
  finish();
  await stopped;
  expect(done).toBe(true);
});
