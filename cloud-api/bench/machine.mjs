import { cpus, loadavg, totalmem } from 'node:os';
import { connected } from './lib/database.mjs';

/** What the figures depend on, without the machine's name. */
export async function machine(serverUrl) {
  const version = await connected(serverUrl, async (connection) => (await connection.query('SELECT VERSION() AS version'))[0][0].version);
  const processors = cpus();
  return {
    processor: processors[0].model.trim(), cores: processors.length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version, database: version,
    load: loadavg()[0].toFixed(1),
  };
}
