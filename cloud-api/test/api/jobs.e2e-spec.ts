import { jobsApi } from '@xianfeng/shared-types';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { hasScheduleTitle, hasTopicTitle, Schedules } from '../../src/platform/jobs';
import { JobSchedule } from '../../src/platform/jobs/job-schedule.entity';
import { OutboxHandlers } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { newId } from '../../src/platform/ids';
import { callerWith } from '../factories/callers';
import { createOrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';
import { latch } from '../support/lock-waits';

describe('background work', () => {
  let t: TestApp;
  let admin: TestCaller;
  beforeAll(async () => {
    t = await TestApp.start();
    admin = callerWith('platform_admin', (await createOrgTree(t.uow)).group);
  });
  afterAll(() => t.stop());

  const message = async (more: Partial<OutboxMessage>): Promise<string> => {
    const now = t.clock.now();
    const id = newId();
    await t.uow.run((tx) => tx.repo(OutboxMessage).insert({
      id, topic: 'notify.request', dedupKey: null, payload: {}, status: 'pending', runAt: now, attempts: 0, leaseToken: null, leaseUntil: null, lastError: null,
      createdAt: now, doneAt: null, ...more,
    }));
    return id;
  };
  const later = (minutes: number) => new Date(t.clock.now().getTime() + minutes * 60_000);

  it('has words for every schedule and topic of the product', () => {
    expect(t.get(Schedules).names().filter((name) => !hasScheduleTitle(name))).toEqual([]);
    expect(t.get(OutboxHandlers).topics().filter((topic) => !hasTopicTitle(topic))).toEqual([]);
  });

  it('tells what waits, what is late, what is tried again and what is dead', async () => {
    await message({ topic: 'case.reindex', runAt: later(-10), attempts: 2, lastError: '数据库忙' });
    await message({ topic: 'case.reindex', runAt: later(30) });
    await message({ topic: 'case.reindex', status: 'dead', attempts: 8, lastError: '案例不存在' });
    const view = await t.ok(admin, jobsApi.state);
    expect(view.queues.find((queue) => queue.topic === 'case.reindex')).toEqual({
      topic: 'case.reindex', title: '更新查重索引', pending: 2, late: 1, retrying: 1, dead: 1, oldestDueAt: later(-10).toISOString(),
    });
    expect(view.dead).toBe(1);
    const { items } = await t.ok(admin, jobsApi.retries, { query: {} });
    expect(items).toMatchObject([{ topicName: '更新查重索引', attempts: 2, error: '数据库忙', nextTryAt: later(-10).toISOString() }]);
  });

  it('pages through what is tried again', async () => {
    const ids = [await message({ topic: 'file.checked', attempts: 1, runAt: later(1) }), await message({ topic: 'file.checked', attempts: 1, runAt: later(2) })];
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await t.ok(admin, jobsApi.retries, { query: { limit: 1, cursor } });
      seen.push(...page.items.map((item) => item.id));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen.slice(-2)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('redrives all dead letters of a topic and no other, with a trace', async () => {
    await message({ topic: 'bulletin.notify', status: 'dead', attempts: 8, lastError: '超时' });
    await message({ topic: 'bulletin.notify', status: 'dead', attempts: 8, lastError: '超时' });
    expect(await t.ok(admin, jobsApi.redriveTopic, { body: { topic: 'bulletin.notify' } })).toEqual({ redriven: 2 });
    expect((await t.ok(admin, jobsApi.deadLetters, { query: { topic: 'bulletin.notify' } })).items).toEqual([]);
    expect((await t.ok(admin, jobsApi.deadLetters, { query: {} })).items.map((item) => item.topic)).toEqual(['case.reindex']);
    const traces = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ action: 'job.redrive' }));
    expect(traces).toMatchObject([{ actorId: admin.memberId, title: '通知通报结果', detail: { topic: 'bulletin.notify', letters: 2 } }]);
  });

  it('keeps result and duration of the last run', async () => {
    const base = { nextRunAt: later(60), leaseToken: null, leaseUntil: null };
    await t.uow.run((tx) => tx.repo(JobSchedule).insert([
      { ...base, name: 'cases.reminders', lastRunAt: later(-5), lastDurationMs: 120, lastError: '连接超时' },
      { ...base, name: 'org.expire', lastRunAt: null, lastDurationMs: null, lastError: null, leaseUntil: later(1) },
    ]));
    const { schedules } = await t.ok(admin, jobsApi.state);
    expect(schedules.find((s) => s.name === 'cases.reminders')).toMatchObject({ title: '提醒案例待办', lastResult: 'failed', lastDurationMs: 120, running: false });
    expect(schedules.find((s) => s.name === 'org.expire')).toMatchObject({ lastResult: null, running: true });
  });

  it('times a run', async () => {
    t.get(Schedules).every('test.timed', 60_000, () => Promise.resolve());
    await t.uow.run((tx) => tx.repo(JobSchedule).insert({
      name: 'test.timed', nextRunAt: later(-1), leaseToken: null, leaseUntil: null, lastRunAt: null, lastDurationMs: null, lastError: null,
    }));
    await t.get(Schedules).tick();
    const row = await t.uow.read((tx) => tx.repo(JobSchedule).findOneByOrFail({ name: 'test.timed' }));
    expect(row.lastDurationMs).toBeGreaterThanOrEqual(0);
    expect(row.lastError).toBeNull();
  });

  it('a job that takes long holds up no other, and is not begun twice', async () => {
    const [ended, quick] = [latch(), latch()];
    let begun = 0;
    const slow = () => {
      begun += 1;
      return ended.opened;
    };
    t.get(Schedules).every('test.a-slow', 60_000, slow);
    t.get(Schedules).every('test.b-quick', 60_000, async () => quick.open());
    const due = (name: string) => ({ name, nextRunAt: later(-1), leaseToken: null, leaseUntil: null, lastRunAt: null, lastDurationMs: null, lastError: null });
    await t.uow.run((tx) => tx.repo(JobSchedule).insert([due('test.a-slow'), due('test.b-quick')]));
    const passes = [t.get(Schedules).tick(), t.get(Schedules).tick()];
    await quick.opened;
    passes.push(t.get(Schedules).tick());
    ended.open();
    await Promise.all(passes);
    expect(begun).toBe(1);
    expect((await t.uow.read((tx) => tx.repo(JobSchedule).findOneByOrFail({ name: 'test.a-slow' }))).nextRunAt).toEqual(later(1));
  });

  it('holds a running job for a minute at a time, so that the work of a killed instance is soon taken over', async () => {
    const name = 'test.leased';
    let finish!: () => void;
    let begun!: () => void;
    const running = new Promise<void>((resolve) => (begun = resolve));
    t.get(Schedules).every(name, 60_000, () => new Promise((resolve) => {
      finish = resolve;
      begun();
    }));
    await t.uow.run((tx) => tx.repo(JobSchedule).insert({ name, nextRunAt: later(-1), leaseToken: null, leaseUntil: null, lastRunAt: null, lastDurationMs: null, lastError: null }));
    const heldUntil = async () => (await t.uow.read((tx) => tx.repo(JobSchedule).findOneByOrFail({ name }))).leaseUntil;
    jest.useFakeTimers({ doNotFake: [...TIMERS_LEFT_ALONE] });
    try {
      const pass = t.get(Schedules).tick();
      await running;
      expect(await heldUntil()).toEqual(later(1));
      t.clock.advance(15_000);
      jest.advanceTimersByTime(15_000);
      while ((await heldUntil())! < later(1));
      expect(await heldUntil()).toEqual(later(1));
      finish();
      await pass;
      expect(await heldUntil()).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });
});

/** All but intervals. */
const TIMERS_LEFT_ALONE = [
  'Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout',
] as const;
