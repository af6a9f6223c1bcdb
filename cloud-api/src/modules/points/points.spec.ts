import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appealMachine } from './point-appeal.workflow';
import { versionInForce } from './point-rule-book';

describe('rule versions', () => {
  const versions = [
    { version: 1, effectiveFrom: '2026-01' },
    { version: 2, effectiveFrom: '2026-12' },
    { version: 3, effectiveFrom: '2026-11' },
  ];

  it('leave the months before them alone', () => {
    expect(versionInForce(versions, '2026-10')?.version).toBe(1);
  });

  it('give way to the youngest that has begun', () => {
    expect(versionInForce(versions, '2026-11')?.version).toBe(3);
    expect(versionInForce(versions, '2027-01')?.version).toBe(3);
    expect(versionInForce(versions, '2025-12')).toBeNull();
  });
});

describe('appeal workflow', () => {
  it('reaches every state and wants a reason for an answer', () => {
    expect(appealMachine.unreachable()).toEqual([]);
    expect(() => appealMachine.next('open', 'dismiss', ' ')).toThrow('request.invalid');
    expect(() => appealMachine.next('upheld', 'withdraw')).toThrow('conflict.state');
  });
});

describe('the ledger', () => {
  it('is neither updated nor deleted by any statement of the service', () => {
    const src = path.resolve(__dirname, '../..');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const writing = /(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(\s+TABLE)?)\s+`?point_entry\b/i;
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => writing.test(readFileSync(path.join(src, file), 'utf8')))).toEqual([]);
    expect(writing.test('UPDATE point_entry SET deltaCenti = 0')).toBe(true);
  });
});
