import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { untilHealthy } from '../../scripts/lib/services.mjs';
import { startNode } from '../bench/lib/start-node.mjs';

const faultsModule = createRequire(import.meta.url)('../../wechat-sandbox/dist/pay/pay-faults.js');

const OF_CALLS = Object.fromEntries(faultsModule.API_FAULTS.map((fault) => [fault, 0.008]));
const OF_CALLBACKS = Object.fromEntries(faultsModule.NOTIFY_FAULTS.map((fault) => [fault, 0.03]));
/** Closings and refunds are rare: their faults strike more often, so that a run has some of each. */
const PROBABILITIES = {
  ...OF_CALLS, ...OF_CALLBACKS, 'notify-lost': 0.06, 'notify-late': 0.06, 'paid-client-fails': 0.04, 'close-then-paid': 0.15, 'notify-closed-order': 0.15,
  'refund-abnormal': 0.05, 'refund-closed': 0.08, 'error-after@refund': 0.1, 'timeout-after@refund': 0.1, 'limited-before@refund': 0.1, 'limited-after@refund': 0.1,
};
export const ALL_FAULTS = [...faultsModule.API_FAULTS, ...faultsModule.MONEY_FAULTS, ...faultsModule.NOTIFY_FAULTS];

/** Waits of the platform a fiftieth as long; what is not answered hangs for less than the product's own patience, but for some. */
const SETTINGS = { timeScale: 0.02, hangMs: 400, refundGapMs: 0, lateMs: 120_000, notifyTimeoutMs: 5_000 };

/** The payment platform with a user for each phone number, and the words of its control interface. */
export async function startSandbox(env, people, workDir) {
  const port = await freePort();
  const personas = path.join(workDir, 'personas.json');
  writeFileSync(personas, JSON.stringify(people.map((id, i) => ({ id, name: `党员${i}`, phone: String(13_800_000_000 + i), groups: [] }))));
  const base = `http://localhost:${port}`;
  const service = startNode([inRoot('wechat-sandbox/dist/main.js')], {
    ...env, SANDBOX_PORT: String(port), SANDBOX_PERSONAS: personas, SANDBOX_STATE: '', SANDBOX_PUSH_URL: '', SANDBOX_APP_JSON: '',
  });
  if (!(await untilHealthy(service, `${base}/_control/templates`))) throw new Error(`the sandbox did not start:\n${service.tail}`);

  const get = async (what, options) => (await fetch(`${base}/_control/${what}`, options)).json();
  const post = async (what, body = {}) => {
    const reply = await fetch(`${base}/_control/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!reply.ok && reply.status !== 409) throw new Error(`sandbox ${what}: ${await reply.text()}`);
    return { status: reply.status, ...(await reply.json()) };
  };
  await post('pay/settings', SETTINGS);
  return {
    base, get, post, child: service.child,
    /** The faults of the lot, and each kind of them once for certain. */
    arm: (seed) => post('pay/faults', { clear: true, seed, probabilities: PROBABILITIES, plan: ALL_FAULTS.map((fault) => ({ fault, times: 1 })) }),
    /** No more faults; those that struck stay counted. */
    disarm: () => post('pay/faults', { probabilities: {} }),
    /** Retries and late callbacks come now; resolves when nothing is under way any more. */
    async finish() {
      for (;;) {
        await post('pay/hurry');
        const idle = await fetch(`${base}/_control/pay/idle`, { signal: AbortSignal.timeout(3_000) }).then((reply) => reply.ok, () => false);
        if (idle) return;
      }
    },
  };
}
