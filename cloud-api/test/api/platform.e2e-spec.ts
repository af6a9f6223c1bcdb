import { DataSource } from 'typeorm';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { Audit, AuditChain } from '../../src/platform/audit';
import { Outbox, OutboxHandlers, Redrive } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { newId } from '../../src/platform/ids';
import { TestApp } from '../harness';

describe('platform', () => {
  let t: TestApp;
  beforeAll(async () => (t = await TestApp.start()));
  afterAll(() => t.stop());

  const rule = (code: string) => ({
    id: newId(), code, value: '1', unit: '人', doc: '试行文件', article: '第一条', effectiveFrom: '2026-01-01', effectiveTo: null, orgPath: '',
  });

  it('has no drift between entities and migrations', async () => {
    const changes = await t.get(DataSource).driver.createSchemaBuilder().log();
    expect(changes.upQueries.map((q) => q.query)).toEqual([]);
  });

  it('keeps three concurrent units of work apart: one rollback undoes only its own', async () => {
    const write = (code: string, fail: boolean) =>
      t.uow.run(async (tx) => {
        await tx.repo(RuleValue).insert(rule(code));
        await new Promise((resolve) => setImmediate(resolve));
        await tx.repo(RuleValue).insert(rule(`${code}.second`));
        if (fail) throw new Error('undo');
      });
    const results = await Promise.allSettled([write('a', false), write('b', true), write('c', false)]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const codes = (await t.uow.read((tx) => tx.repo(RuleValue).find())).map((r) => r.code).filter((c) => c.length === 1 || c.endsWith('second'));
    expect(codes.sort()).toEqual(['a', 'a.second', 'c', 'c.second']);
  });

  it('counts affected rows alike on both engines', async () => {
    const changed = await t.uow.run(async (tx) => {
      await tx.repo(RuleValue).insert([rule('x.1'), rule('x.2')]);
      return tx.execute("UPDATE rule_value SET value = ? WHERE code >= 'x.' AND code < 'x/'", ['2']);
    });
    expect(changed).toBe(2);
  });

  it('runs one statement as a transaction of its own, or as part of the one around it', async () => {
    await t.uow.run((tx) => tx.repo(RuleValue).insert([rule('y.1'), rule('y.2')]));
    const change = (value: string) => t.uow.execute("UPDATE rule_value SET value = ? WHERE code >= 'y.' AND code < 'y/'", [value]);
    const values = async () => (await t.uow.read((tx) => tx.select<{ value: string }>("SELECT value FROM rule_value WHERE code >= 'y.' AND code < 'y/'"))).map((r) => r.value);
    expect(await change('2')).toBe(2);
    await expect(t.uow.run(async () => {
      await change('3');
      throw new Error('undo');
    })).rejects.toThrow('undo');
    expect(await values()).toEqual(['2', '2']);
  });

  it('seals audit entries into a chain and finds an altered one', async () => {
    const fact = { action: 'test.do', objectType: 'test', objectId: '1', orgPath: '/A/', title: '测试', detail: { n: 1 } };
    await t.uow.run((tx) => t.get(Audit).record(tx, fact));
    await t.uow.run((tx) => t.get(Audit).record(tx, { ...fact, objectId: '2' }));
    await t.get(AuditChain).seal();
    expect(await t.get(AuditChain).verify()).toMatchObject({ checked: 2, unsealed: 0, brokenAt: null });
    const retitle = (title: string) => t.uow.run((tx) => tx.repo(AuditEntry).update({ objectId: '1' }, { title }));
    await retitle('改过');
    expect((await t.get(AuditChain).verify()).brokenAt).toBe(1);
    await retitle('测试');
  });

  it('misses audit entries that were cut off the end, also after others have been sealed', async () => {
    const chain = t.get(AuditChain);
    const record = () => t.uow.run((tx) => t.get(Audit).record(tx, { action: 'test.do', objectType: 'test', objectId: '9', orgPath: '/A/', title: '测试' }));
    await record();
    await chain.seal();
    const last = (await chain.verify()).checked;
    await t.uow.run((tx) => tx.repo(AuditEntry).delete({ seq: last }));
    expect(await chain.verify()).toMatchObject({ checked: last - 1, brokenAt: last });
    await record();
    await chain.seal();
    expect(await chain.verify()).toMatchObject({ checked: last - 1, brokenAt: last });
  });

  it('delivers outbox messages once per key and parks what keeps failing', async () => {
    const seen: number[] = [];
    t.get(OutboxHandlers).on<{ n: number }>('test.ok', async ({ n }) => void seen.push(n));
    t.get(OutboxHandlers).on('test.bad', async () => {
      throw new Error('no');
    });
    const outbox = t.get(Outbox);
    await t.uow.run((tx) => outbox.add(tx, 'test.ok', { n: 1 }, { dedupKey: 'k1' }));
    await t.uow.run((tx) => outbox.add(tx, 'test.ok', { n: 1 }, { dedupKey: 'k1' }));
    await t.uow.run((tx) => outbox.add(tx, 'test.bad', {}));
    await expect(t.uow.run(async (tx) => {
      await outbox.add(tx, 'test.ok', { n: 2 });
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await t.drainOutbox();
    expect(seen).toEqual([1]);
    for (let i = 0; i < 8; i++) {
      t.clock.advance(3_600_000);
      await t.drainOutbox();
    }
    const bad = await t.uow.read((tx) => tx.repo(OutboxMessage).findOneByOrFail({ topic: 'test.bad' }));
    expect(bad).toMatchObject({ status: 'dead', attempts: 8, lastError: 'no' });
    await t.get(Redrive).one(bad.id);
    expect((await t.uow.read((tx) => tx.repo(OutboxMessage).findOneByOrFail({ id: bad.id }))).status).toBe('pending');
  });

  it('answers health, and an unknown address with a problem', async () => {
    expect((await t.http('get', '/readyz')).body).toEqual({ status: 'ok' });
    const missing = await t.http('get', '/api/nothing');
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ code: 'not_found', status: 404 });
    expect(missing.headers['content-type']).toMatch('application/problem+json');
  });
});
