import { Chaos, blowsOf } from './chaos.mjs';
import { Cluster } from './cluster.mjs';
import { payDues, refund } from './member.mjs';
import { Phone, tokenOf } from './phone.mjs';
import { prove } from './proof.mjs';
import { randomOf } from './random.mjs';
import { ALL_FAULTS, startSandbox } from './sandbox.mjs';
import { businessDay, dayAfter, moveClocks, untilQuiet } from './settle.mjs';
import { peopleOf, prepareWorld } from './world.mjs';
import { nodeOutput } from '../bench/lib/start-node.mjs';
import { CLI } from '../bench/lib/database.mjs';
import { stopChild } from '../../scripts/lib/children.mjs';
import { withProgress } from '../../scripts/lib/console.mjs';
import { run } from '../../scripts/lib/run.mjs';

const PROCESSES = 2;
const CLIENTS = 32;
const REFUNDED = 0.06;

/** Keeps so many works under way. Answers the errors. */
async function side(count, items, work) {
  const queue = items.entries();
  const errors = [];
  const worker = async () => {
    for (const [index, item] of queue) await work(item, index).catch((error) => errors.push(`${item}: ${error.message}`));
  };
  await Promise.all(Array.from({ length: count }, worker));
  return errors;
}

async function payAll({ people, sessions, months, sandbox, cluster, chaos, env, seed }) {
  const addresses = cluster.addresses();
  const phoneOf = (memberId) => new Phone({ addresses, random: randomOf(seed, `phone ${memberId}`), token: () => tokenOf(env.JWT_SECRET, sessions.get(memberId), memberId) });
  const finance = phoneOf(people.finance[0]);
  let refunds = 0;
  const errors = await side(CLIENTS, people.members, async (memberId, index) => {
    const random = randomOf(seed, `member ${memberId}`);
    try {
      const order = await payDues({ phone: phoneOf(memberId), months, sandbox, random });
      if (order && random.chance(REFUNDED)) {
        await refund({ order, secretary: phoneOf(people.secretaryOf(index)), finance, random });
        refunds++;
      }
    } finally {
      chaos.progress();
    }
  });
  await chaos.over();
  return { errors, refunds };
}

/**
 * Payments by concurrent clients over two processes and one database under every fault there is, then the proof that the platform's
 * ledger, payments, books and reconciliation say the same. `database` can crash and restart.
 */
export async function paymentFaults({ env: base, database, payments, seed, workDir }) {
  const people = peopleOf(payments);
  const everybody = [...people.members, ...people.finance];
  const sandbox = await withProgress('微信沙箱', () => startSandbox(base, everybody, workDir));
  const openids = new Map((await sandbox.get('personas')).map(({ id, openid }) => [id, openid]));
  const common = { ...base, WECHAT_API_BASE: sandbox.base, WECHAT_PAY_API_BASE: sandbox.base, SANDBOX_URL: sandbox.base, SMS_ENDPOINT: sandbox.base, RATE_LIMIT_PER_MINUTE: '1000000000' };
  const world = await withProgress(`${payments} 名党员三个月的账单`, () => prepareWorld({ env: common, serverUrl: database.url, payments, seed, openids, workDir }));
  const { env, sessions } = world;
  const months = [...world.months, monthAfter(world.months.at(-1))];
  const cluster = new Cluster(env, database);
  await withProgress('两个服务进程', () => cluster.start(PROCESSES));
  const firstDay = businessDay();

  await sandbox.arm(seed);
  const chaos = new Chaos(cluster, blowsOf(payments, randomOf(seed, 'chaos')));
  const began = performance.now();
  const { errors, refunds } = await withProgress(`${payments} 笔交纳`, () => payAll({ people, sessions, months, sandbox, cluster, chaos, env, seed }));
  const paySeconds = (performance.now() - began) / 1000;
  const { struck } = await sandbox.get('pay/faults');
  await sandbox.disarm();

  const lastDay = businessDay();
  const settled = dayAfter(lastDay, 1);
  await withProgress('查询、退款与通知收尾', async () => {
    await moveClocks(sandbox, cluster.addresses(), settled);
    await untilQuiet(env.DATABASE_URL, sandbox);
  });
  const businessDays = [...new Set([firstDay, lastDay, settled])];
  const reconciliation = await withProgress('对账', async () => {
    await moveClocks(sandbox, cluster.addresses(), dayAfter(settled, 2));
    const script = new URL('reconcile.cjs', import.meta.url).pathname;
    return JSON.parse(await nodeOutput([script, ...businessDays], { ...env, RUN_JOBS: '0', LOG_LEVEL: 'silent' }));
  });
  const proof = await withProgress('逐笔核对', () => prove({ databaseUrl: env.DATABASE_URL, sandbox, reconciliation, businessDays }));
  const verified = await run(process.execPath, [CLI, 'verify-books'], { env });
  await cluster.stop();
  await stopChild(sandbox.child);

  const missing = ALL_FAULTS.filter((name) => !struck[name]);
  return {
    ...proof, payments, seed, paySeconds, refunds, struck, books: verified.output.trim(),
    kills: cluster.kills, crashes: cluster.databaseCrashes,
    faults: [
      ...proof.faults, ...errors.map((error) => `client ${error}`), ...cluster.ended.map((end) => `a process ended by itself: ${end}`),
      ...(verified.code === 0 ? [] : [`verify-books: ${verified.output}`]), ...missing.map((name) => `fault ${name} never struck`),
    ],
  };
}

function monthAfter(month) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
