import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { untilHealthy } from '../../../scripts/lib/services.mjs';
import { stopChild } from '../../../scripts/lib/children.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';

import { nodeOutput, startNode } from '../lib/start-node.mjs';
import { cpuMs, peakMemoryMb } from '../lib/cpu.mjs';
import { load, requestBytes } from '../lib/load.mjs';
import { interleave } from '../lib/rounds.mjs';
import { PAGES } from './pages.mjs';

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

/** Asks once to warm the caches of the process, then again with the statements written down. */
async function record(port, log, { path: url, token }) {
  const ask = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}${url}`, { headers: authorised(token) });
    if (reply.status !== 200) throw new Error(`${url}: HTTP ${reply.status} ${await reply.text()}`);
    return reply.text();
  };
  await ask();
  writeFileSync(log, '');
  const body = await ask();
  const statements = readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return { path: url, token, statements, body };
}

/** Every page's requests with what the product did for them. */
async function recordAll(context, log, env) {
  const { tokens, cases } = context;
  const recorder = ['-r', here('record-sql.cjs'), context.main];
  return startServer(recorder, { ...env, BENCH_SQL_LOG: log, RUN_JOBS: '0' }, async ({ port }) => {
    const pages = [];
    for (const page of PAGES) {
      const requests = [];
      for (const [index, token] of tokens.entries()) {
        for (const url of page.paths({ cases, index })) requests.push(await record(port, log, { path: url, token }));
      }
      pages.push({ name: page.name, requests });
    }
    return pages;
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
  const pages = await recordAll(context, path.join(workDir, 'statements.log'), serverEnv);
  const recording = path.join(workDir, 'recording.json');
  writeFileSync(recording, JSON.stringify(pages.flatMap((page) => page.requests)));
  const rows = await startServer([main], serverEnv, (product) =>
    startServer([here('bare-server.mjs')], { ...serverEnv, BENCH_RECORDING: recording }, async (bare) => {
      const measuredPages = [];
      for (const page of pages) measuredPages.push(await measurePage(page, product, bare));
      return { pages: measuredPages, memory: peakMemoryMb(product.pid) };
    }),
  );
  return { ...rows, connections: CONNECTIONS, statements: [...new Set(pages.flatMap((page) => page.requests.flatMap((r) => r.statements)))] };
}
