import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DatabaseTarget } from '../../src/config';

/** A database of its own for one test file: a SQLite file, or with TEST_DB=mysql a schema on TEST_MYSQL_URL. */
export interface TestDatabase {
  target: DatabaseTarget;
  dir: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), 'xf-test-'));
  const removeDir = () => rmSync(dir, { recursive: true, force: true });
  if (process.env.TEST_DB !== 'mysql') {
    return { target: { kind: 'sqlite', file: path.join(dir, 'test.sqlite') }, dir, drop: async () => removeDir() };
  }
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error('TEST_DB=mysql needs TEST_MYSQL_URL, e.g. mysql://root@127.0.0.1:3306');
  const name = `xf_test_${randomBytes(6).toString('hex')}`;
  await statement(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const drop = async () => {
    await statement(server, `DROP DATABASE ${name}`);
    removeDir();
  };
  return { target: { kind: 'mysql', url: `${server.replace(/\/$/, '')}/${name}` }, dir, drop };
}

async function statement(url: string, sql: string): Promise<void> {
  const connection = await createConnection({ uri: url });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
