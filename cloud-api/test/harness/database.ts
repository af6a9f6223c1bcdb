import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseTarget } from '../../src/config';

/** A database for one test file: a SQLite file, or with TEST_DB=mysql a schema on TEST_MYSQL_URL. */
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
  const name = idle.pop() ?? (await onServer(newSchema));
  const drop = async () => {
    removeDir();
    await onServer((connection) => emptySchema(connection, name));
    idle.push(name);
  };
  return { target: { kind: 'mysql', url: `${mysqlServer()}/${name}` }, dir, drop };
}

/** Schemas left by earlier files of this process, migrated and empty: making the tables takes seconds, emptying them next to none. */
const idle: string[] = [];

afterAll(async () => {
  for (let name = idle.pop(); name; name = idle.pop()) await onServer((connection) => connection.query(`DROP DATABASE ${name}`));
});

async function newSchema(connection: Connection): Promise<string> {
  const name = `xf_test_${randomBytes(6).toString('hex')}`;
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return name;
}

/** What migrations have run stays on record. */
async function emptySchema(connection: Connection, name: string): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_name <> 'migrations'", [name],
  );
  await connection.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const table of tables) await connection.query(`DELETE FROM ${name}.${table.name}`);
}

async function onServer<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: mysqlServer() });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

function mysqlServer(): string {
  const url = process.env.TEST_MYSQL_URL;
  if (!url) throw new Error('TEST_DB=mysql needs TEST_MYSQL_URL, e.g. mysql://root@127.0.0.1:3306');
  return url.replace(/\/$/, '');
}
