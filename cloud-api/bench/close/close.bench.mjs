import { readFileSync } from 'node:fs';
import { connected, freshDatabase } from '../lib/database.mjs';
import { recording } from '../lib/recording.mjs';
import { interleave } from '../lib/rounds.mjs';
import { nodeOutput } from '../lib/start-node.mjs';
import { BRANCHES, ENTRIES, fillLedger, MEMBERS, MONTH, reopen } from './ledger.mjs';

const ROUNDS = 3;
export const AIM = 1.5;
export const MEMORY_AIM_MB = 300;

const CLOSER = new URL('close-month.cjs', import.meta.url).pathname;
const BARE_SQL = readFileSync(new URL('bare-close.sql', import.meta.url), 'utf8');

export async function prepareClose({ env, serverUrl }) {
  const own = await freshDatabase(env, serverUrl, 'month_close');
  await connected(own.DATABASE_URL, async (connection) => {
    await fillLedger(connection);
    await connection.query('CREATE TABLE bare_ranking LIKE ranking_row');
  });
  return own;
}

/** A month close as the product does it, in steps that survive a kill, sealed by hash, against one INSERT … SELECT of the same rows. */
export function benchClose(own, workDir) {
  return connected(own.DATABASE_URL, async (connection) => {
    const bare = async () => {
      await connection.query('DELETE FROM bare_ranking');
      const began = performance.now();
      await connection.query(BARE_SQL, [MONTH, MONTH]);
      return { ms: performance.now() - began };
    };
    const product = async (_round, recorder = { args: [], env: {} }) => {
      await reopen(connection);
      return JSON.parse(await nodeOutput([...recorder.args, CLOSER, MONTH], { ...own, ...recorder.env, RUN_JOBS: '0', LOG_LEVEL: 'silent' }));
    };
    // The first reading of the ledger comes from the disk and belongs to nobody.
    await bare();
    const result = await interleave(ROUNDS, product, bare, (m) => m.ms);
    const units = result.product((m) => m.units);
    if (units !== BRANCHES) throw new Error(`${units} of ${BRANCHES} branches have a place`);
    const recorder = recording(workDir);
    await product(null, recorder);
    return {
      url: own.DATABASE_URL, statements: recorder.statements(), ratio: result.ratio, aim: AIM, ms: result.product((m) => m.ms), bareMs: result.bound((m) => m.ms), memory: Math.max(...result.rounds.map((r) => r.product.memory)),
      memoryAim: MEMORY_AIM_MB, branches: BRANCHES, members: MEMBERS, entries: ENTRIES,
    };
  });
}
