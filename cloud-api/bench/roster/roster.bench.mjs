import path from 'node:path';
import { connected, freshDatabase } from '../lib/database.mjs';
import { recording } from '../lib/recording.mjs';
import { interleave } from '../lib/rounds.mjs';
import { nodeOutput } from '../lib/start-node.mjs';
import { mustRunNode } from '../../../scripts/lib/run.mjs';

const ROWS = 10_000;
const ROUNDS = 3;
const AIM = 3;

const script = (name) => new URL(name, import.meta.url).pathname;

/** A roster of 10,000 new members: dry run and commit against reading the same file with exceljs. */
export async function benchRoster({ env, serverUrl, groupDatabase, workDir }) {
  const own = { ...(await freshDatabase(env, serverUrl, 'roster')), RUN_JOBS: '0', LOG_LEVEL: 'silent' };
  const file = path.join(workDir, 'roster.xlsx');
  await mustRunNode([script('write-roster.cjs'), file, String(ROWS), new Date().toISOString().slice(0, 10)], { env: own });
  return connected(own.DATABASE_URL, async (connection) => {
    await connection.query(`INSERT INTO org SELECT * FROM ${groupDatabase}.org`);
    const product = async (_round, recorder = { args: [], env: {} }) => {
      for (const table of ['member', 'member_history', 'import_job', 'import_row', 'import_piece']) await connection.query(`DELETE FROM ${table}`);
      const result = JSON.parse(await nodeOutput([...recorder.args, script('import-roster.cjs'), file], { ...own, ...recorder.env }));
      if (result.created !== ROWS) throw new Error(`${result.created} of ${ROWS} members were created: ${JSON.stringify(result.problem)}`);
      return result;
    };
    const bare = async () => JSON.parse(await nodeOutput([script('read-roster.cjs'), file], own));
    const result = await interleave(ROUNDS, product, bare, (m) => m.ms);
    const recorder = recording(workDir);
    await product(null, recorder);
    return {
      url: own.DATABASE_URL, statements: recorder.statements(), rows: ROWS, ratio: result.ratio, aim: AIM, ms: result.product((m) => m.ms), bareMs: result.bound((m) => m.ms),
      memory: Math.max(...result.rounds.map((r) => r.product.memory)),
    };
  });
}
