import { readFileSync } from 'node:fs';
import { connected, freshDatabase } from '../lib/database.mjs';
import { recording } from '../lib/recording.mjs';
import { interleave } from '../lib/rounds.mjs';
import { nodeOutput } from '../lib/start-node.mjs';
import { BRANCHES, fillGroup, MEMBERS, ROOT } from './group.mjs';

const ROUNDS = 3;
const AIM = 3;
const MONTH = '2026-11';
const MAKER = new URL('make-bills.cjs', import.meta.url).pathname;
const BARE_SQL = readFileSync(new URL('bare-bills.sql', import.meta.url), 'utf8');

export async function prepareDues({ env, serverUrl }) {
  const own = await freshDatabase(env, serverUrl, 'dues_bench');
  await connected(own.DATABASE_URL, async (connection) => {
    await fillGroup(connection);
    await connection.query('CREATE TABLE bare_bill LIKE dues_bill');
  });
  return { ...own, RUN_JOBS: '0', LOG_LEVEL: 'silent' };
}

/** A month's bills as the product makes them, by hundreds of branches, against one INSERT … SELECT of the same rows. */
export function benchBills(own, workDir) {
  return connected(own.DATABASE_URL, async (connection) => {
    const bare = async () => {
      await connection.query('DELETE FROM bare_bill');
      const began = performance.now();
      await connection.query(BARE_SQL, [MONTH, MONTH]);
      return { ms: performance.now() - began };
    };
    const product = async (_round, recorder = { args: [], env: {} }) => {
      await connection.query('DELETE FROM dues_bill');
      const result = JSON.parse(await nodeOutput([...recorder.args, MAKER, `/${ROOT}/`, MONTH], { ...own, ...recorder.env }));
      if (result.made !== MEMBERS) throw new Error(`${result.made} of ${MEMBERS} bills were made`);
      return result;
    };
    // The first reading comes from the disk and belongs to nobody.
    await bare();
    const result = await interleave(ROUNDS, product, bare, ({ ms }) => ms);
    const recorder = recording(workDir);
    await product(null, recorder);
    return {
      url: own.DATABASE_URL, statements: recorder.statements(), ratio: result.ratio, aim: AIM, ms: result.product(({ ms }) => ms), bareMs: result.bound(({ ms }) => ms),
      memory: Math.max(...result.rounds.map((round) => round.product.memory)), branches: BRANCHES, members: MEMBERS,
    };
  });
}
