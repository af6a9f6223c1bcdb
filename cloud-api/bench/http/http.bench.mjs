import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { untilHealthy } from '../../../scripts/lib/services.mjs';
import { stopChild } from '../../../scripts/lib/children.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { nodeOutput, startNode } from '../lib/start-node.mjs';
import { cpuMs, peakMemoryMb } from '../lib/cpu.mjs';
import { load, requestBytes } from '../lib/load.mjs';
import { recording } from '../lib/recording.mjs';
import { interleave } from '../lib/rounds.mjs';
import { PAGES, QUEUES } from './pages.mjs';

const ROUNDS = 5;
const ROUND_MS = 1_500;
const WARM_UP_MS = 2_500;
const CONNECTIONS = 16;
const AIM = 0.7;

const here = (file) => new URL(file, import.meta.url).pathname;
const authorised = (token) => ({ authorization: `Bearer ${token}` });

async function startServer(args, env, work) {
  const port = await freePort();
  const service = startNode(args, { ...env, PORT: String(port) });
  if (!(await untilHealthy(service, `http://127.0.0.1:${port}/healthz`))) throw new Error(`${args[0]} did not start:\n${service.tail}`);
  try {
    return await work({ port, pid: service.child.pid });
  } finally {
    await stopChild(service.child);
  }
}

/** Asks once to warm the caches of the process, then again with the statements written down; null where the caller has no right. */
async function record(port, recorder, { path: url, token }) {
  const ask = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}${url}`, { headers: authorised(token) });
    if (reply.status === 403) return null;
    if (reply.status !== 200) throw new Error(`${url}: HTTP ${reply.status} ${await reply.text()}`);
    return reply.text();
  };
  if ((await ask()) === null) return null;
  recorder.clear();
  const body = await ask();
  return { path: url, token, statements: recorder.statements(), body };
}

/** Every page's requests with what the product did for them; the queues of officers with their statements alone. */
async function recordAll({ main, tokens, officers, cases }, recorder, env) {
  return startServer([...recorder.args, main], { ...env, ...recorder.env, RUN_JOBS: '0' }, async ({ port }) => {
    const pages = [];
    for (const { name, paths } of PAGES) {
      const requests = [];
      for (const [index, token] of tokens.entries()) {
        for (const url of paths({ cases, index })) requests.push(await record(port, recorder, { path: url, token }));
      }
      pages.push({ name, requests });
    }
    const queues = [];
    for (const url of QUEUES) {
      const recorded = [];
      for (const token of officers) recorded.push(await record(port, recorder, { path: url, token }));
      const allowed = recorded.filter(Boolean);
      if (allowed.length === 0) throw new Error(`nobody may read ${url}`);
      queues.push(...allowed.flatMap((request) => request.statements));
    }
    return { pages, queues };
  });
}

async function measured(server, requests, ms) {
  const cpuBefore = cpuMs(server.pid);
  const result = await load(server.port, requests, { connections: CONNECTIONS, ms });
  return { ...result, cpuPerRequest: (cpuMs(server.pid) - cpuBefore) / result.count };
}

async function measurePage({ name, requests }, product, bare) {
  const bytes = requests.map(({ path: url, token }) => requestBytes(url, authorised(token)));
  for (const server of [product, bare]) await load(server.port, bytes, { connections: CONNECTIONS, ms: WARM_UP_MS });
  const run = (server) => () => measured(server, bytes, ROUND_MS);
  const result = await interleave(ROUNDS, run(product), run(bare), (m) => m.rate);
  return {
    name, aim: AIM, ratio: result.ratio,
    statements: requests[0].statements.length, bytes: Math.round(requests.reduce((sum, r) => sum + Buffer.byteLength(r.body), 0) / requests.length),
    rate: result.product((m) => m.rate), bareRate: result.bound((m) => m.rate), p99: result.product((m) => m.p99), bareP99: result.bound((m) => m.p99),
    cpu: result.product((m) => m.cpuPerRequest), bareCpu: result.bound((m) => m.cpuPerRequest),
  };
}

/** Requests a second of the pages that members open most, against a server that does nothing but the same SQL and bytes. */
export async function benchHttp({ env, main, workDir }) {
  const serverEnv = { ...env, RATE_LIMIT_PER_MINUTE: '1000000000' };
  const context = { main, ...JSON.parse(await nodeOutput([here('make-sessions.cjs')], env)) };
  const { pages, queues } = await recordAll(context, recording(workDir), serverEnv);
  const recorded = path.join(workDir, 'recording.json');
  writeFileSync(recorded, JSON.stringify(pages.flatMap((page) => page.requests)));
  const rows = await startServer([main], serverEnv, (product) =>
    startServer([here('bare-server.mjs')], { ...serverEnv, BENCH_RECORDING: recorded }, async (bare) => {
      const measuredPages = [];
      for (const page of pages) measuredPages.push(await measurePage(page, product, bare));
      return { pages: measuredPages, memory: peakMemoryMb(product.pid) };
    }),
  );
  return {
    ...rows, url: env.DATABASE_URL, connections: CONNECTIONS,
    statements: { pages: pages.flatMap((page) => page.requests.flatMap((r) => r.statements)), queues },
  };
}
