import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { startChild, stopChild } from '../../../scripts/lib/children.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { mustRunNode } from '../../../scripts/lib/run.mjs';
import { untilHealthy } from '../../../scripts/lib/services.mjs';
import { connected } from '../lib/database.mjs';
import { interleave } from '../lib/rounds.mjs';
import { recording } from '../lib/recording.mjs';
import { startNode } from '../lib/start-node.mjs';

const MESSAGES = 10_000;
const ROUNDS = 5;
/** About what a call of the real interface takes; the sandbox on the same machine answers at once. */
const REAL_ANSWER_MS = 30;
const SLOW_ROUNDS = 3;
/** Consents of each user at the sandbox: a message of each side in each of the two measurements, and one to be recorded. */
const CONSENTS = 5;
/** Sent once more, unmeasured, with the statements written down. */
const RECORDED = 100;
const AIM = 0.7;
const SEND_API = '/cgi-bin/message/subscribe/send';

const script = (name) => new URL(name, import.meta.url).pathname;

/** A process that answers a line with a line. */
function lineServer(args, env) {
  const child = startChild(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${path.basename(args.at(-1))} ended`);
      if (value.startsWith('{')) return JSON.parse(value);
      // Not an answer: a warning of the product's log.
      process.stderr.write(`${value}\n`);
    }
  };
  return { ask, stop: () => stopChild(child) };
}

/** A sandbox with a user for each member. */
async function startSandbox(env, members, workDir) {
  const port = await freePort();
  const personas = path.join(workDir, 'sandbox-users.json');
  writeFileSync(personas, JSON.stringify(members.map((id, i) => ({ id, name: `党员${i}`, phone: String(13_800_000_000 + i), groups: [] }))));
  const base = `http://localhost:${port}`;
  const service = startNode([inRoot('wechat-sandbox/dist/main.js')], {
    ...env, SANDBOX_PORT: String(port), SANDBOX_PERSONAS: personas, SANDBOX_STATE: '', SANDBOX_PUSH_URL: '', SANDBOX_APP_JSON: '',
  });
  if (!(await untilHealthy(service, `${base}/_control/templates`))) throw new Error(`the sandbox did not start:\n${service.tail}`);
  const users = await (await fetch(`${base}/_control/personas`)).json();
  const quota = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ quota: CONSENTS }) };
  const granted = await fetch(`${base}/_control/quotas`, quota);
  if (!granted.ok) throw new Error(`the sandbox grants no consents: ${await granted.text()}`);
  return { base, child: service.child, openidOf: new Map(users.map(({ id, openid }) => [id, openid])) };
}

async function slowAnswers(base, ms) {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ api: SEND_API, ms }) };
  const told = await fetch(`${base}/_control/delays`, asked);
  if (!told.ok) throw new Error(`the sandbox takes no delay: ${await told.text()}`);
}

function requireAll({ sent }, expected) {
  if (sent !== expected) throw new Error(`${sent} of ${expected} messages were sent`);
}

async function recordSending(memberIds, env, workDir) {
  const recorder = recording(workDir);
  const sender = lineServer([...recorder.args, script('send-messages.cjs')], { ...env, ...recorder.env });
  try {
    requireAll(await sender.ask({ round: 'recorded', memberIds }), memberIds.length);
    // Without the last, by which the script counts what was sent.
    return recorder.statements().slice(0, -1);
  } finally {
    await sender.stop();
  }
}

/** 10,000 subscription messages, every one to another member, against a loop that does nothing but call. */
export async function benchMessages({ env, workDir }) {
  const members = await connected(env.DATABASE_URL, async (connection) => {
    const [rows] = await connection.query(`SELECT id FROM member WHERE status = 'active' ORDER BY id LIMIT ${MESSAGES}`);
    return rows.map((row) => row.id);
  });
  const sandbox = await startSandbox(env, members, workDir);
  const own = { ...env, WECHAT_API_BASE: sandbox.base, WECHAT_ATTACH_TOKEN: '1', RUN_JOBS: '0', LOG_LEVEL: 'silent' };
  const people = path.join(workDir, 'bound-members.json');
  writeFileSync(people, JSON.stringify(members.map((memberId) => ({ memberId, openid: sandbox.openidOf.get(memberId) }))));
  await mustRunNode([script('prepare.cjs'), people], { env: own });

  const product = lineServer([script('send-messages.cjs')], own);
  const bare = lineServer([script('bare-loop.mjs')], own);
  try {
    const size = MESSAGES / ROUNDS;
    const of = (round) => members.slice(round * size, (round + 1) * size);
    const measure = async (server, question) => {
      const result = await server.ask(question);
      requireAll(result, size);
      return { ms: result.ms, rate: size / (result.ms / 1000) };
    };
    const compare = (rounds, period) => interleave(
      rounds,
      (round) => measure(product, { round: `${period}${round}`, memberIds: of(round) }),
      (round) => measure(bare, { openids: of(round).map((id) => sandbox.openidOf.get(id)) }),
      (m) => m.rate,
    );
    const result = await compare(ROUNDS, '');
    await slowAnswers(sandbox.base, REAL_ANSWER_MS);
    const slow = await compare(SLOW_ROUNDS, 'slow-');
    await slowAnswers(sandbox.base, 0);
    const statements = await recordSending(members.slice(0, RECORDED), own, workDir);
    return { url: env.DATABASE_URL, statements, messages: MESSAGES, ratio: result.ratio, aim: AIM, rate: result.product((m) => m.rate), bareRate: result.bound((m) => m.rate),
      slow: { answerMs: REAL_ANSWER_MS, ratio: slow.ratio, rate: slow.product((m) => m.rate), bareRate: slow.bound((m) => m.rate) } };
  } finally {
    await Promise.all([product.stop(), bare.stop(), stopChild(sandbox.child)]);
  }
}
