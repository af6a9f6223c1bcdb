import { createRequire } from 'node:module';
import { mustRunNode } from '../../../scripts/lib/run.mjs';

const { createConnection } = createRequire(import.meta.url)('mysql2/promise');

export const CLI = new URL('../../dist/cli.js', import.meta.url).pathname;
export const DRAIN_OUTBOX = new URL('drain-outbox.cjs', import.meta.url).pathname;

/** Runs `work` on one connection to the database of the URL. */
export async function connected(url, work) {
  const connection = await createConnection({ uri: url, charset: 'utf8mb4_bin', timezone: 'Z' });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** A new database with the product's schema; answers the environment that opens it. */
export async function freshDatabase(env, serverUrl, name) {
  await connected(serverUrl, (connection) => connection.query(`CREATE DATABASE ${name}`));
  const own = { ...env, DATABASE_URL: `${serverUrl}/${name}` };
  await mustRunNode([CLI, 'migrate'], { env: own });
  return own;
}
