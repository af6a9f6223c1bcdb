import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

/** `DATABASE_URL` for one product of the flows; undefined is the embedded database in its data folder. */
export interface FlowDatabase {
  url: string | undefined;
  drop(): Promise<void>;
}

/** With TEST_DB=mysql a schema of its own on TEST_MYSQL_URL. */
export async function createFlowDatabase(): Promise<FlowDatabase> {
  if (process.env.TEST_DB !== 'mysql') return { url: undefined, drop: async () => undefined };
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error('TEST_DB=mysql needs TEST_MYSQL_URL, e.g. mysql://root@127.0.0.1:3306');
  const name = `xf_flows_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return { url: `${server.replace(/\/$/, '')}/${name}`, drop: () => execute(server, `DROP DATABASE ${name}`) };
}

async function execute(server: string, sql: string): Promise<void> {
  const connection = await createConnection(server);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
