import { stopChild } from '../../../scripts/lib/children.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { untilHealthy } from '../../../scripts/lib/services.mjs';
import { connected, freshDatabase } from '../lib/database.mjs';
import { load } from '../lib/load.mjs';
import { interleave } from '../lib/rounds.mjs';
import { startNode } from '../lib/start-node.mjs';
import { callbacks } from './callbacks.mjs';

const ROUNDS = 5;
const ROUND_MS = 400;
/** More than a round takes, so that none is told twice. */
const PER_ROUND = 4_000;
const CONNECTIONS = 32;
const AIM = 0.6;
const DATABASE = 'payments_bench';

async function withServer(args, env, work) {
  const port = await freePort();
  const service = startNode(args, { ...env, PORT: String(port) });
  if (!(await untilHealthy(service, `http://127.0.0.1:${port}/healthz`))) throw new Error(`${args.at(-1)} did not start:\n${service.tail}`);
  try {
    return await work(port);
  } finally {
    await stopChild(service.child);
  }
}

const countOf = (url, table) => connected(url, async (connection) => (await connection.query(`SELECT COUNT(*) AS n FROM ${table}`))[0][0].n);

/** Callbacks a second that are verified, decrypted, kept and answered, against a server that does nothing else. Booking follows elsewhere (ADR 0022). */
export async function benchPayments({ env: base, main, serverUrl }) {
  const env = { ...(await freshDatabase(base, serverUrl, DATABASE)), RUN_JOBS: '0' };
  return withServer([main], env, (product) =>
    withServer([new URL('bare-callbacks.mjs', import.meta.url).pathname], env, async (bare) => {
      let answered = 0;
      const run = (port) => async () => {
        const result = await load(port, callbacks(env, PER_ROUND), { connections: CONNECTIONS, ms: ROUND_MS });
        if (result.count > PER_ROUND) throw new Error(`a round needs more than ${PER_ROUND} callbacks`);
        if (port === product) answered += result.count;
        return result;
      };
      for (const port of [product, bare]) await run(port)();
      const result = await interleave(ROUNDS, run(product), run(bare), ({ rate }) => rate);
      const kept = await countOf(env.DATABASE_URL, 'payment_notice');
      if (kept < answered) throw new Error(`${answered} callbacks were answered with 200, ${kept} were kept`);
      return {
        aim: AIM, ratio: result.ratio, rate: result.product(({ rate }) => rate), bareRate: result.bound(({ rate }) => rate),
        p99: result.product((m) => m.p99), bareP99: result.bound((m) => m.p99), connections: CONNECTIONS, kept,
      };
    }),
  );
}
