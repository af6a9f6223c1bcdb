import { untilHealthy } from '../../scripts/lib/services.mjs';
import { stopChild } from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startNode } from './lib/start-node.mjs';
import { cpuMs } from './lib/cpu.mjs';
import { median } from './lib/rounds.mjs';

const STARTS = 3;
export const AIM_MS = 5_000;

/** Milliseconds from the start of the process to its first healthy answer, on a filled database. */
export async function benchStartup({ env, main }) {
  const times = [];
  const cpu = [];
  for (let start = 0; start < STARTS; start++) {
    const port = await freePort();
    const began = performance.now();
    const service = startNode([main], { ...env, PORT: String(port) });
    if (!(await untilHealthy(service, `http://127.0.0.1:${port}/readyz`))) throw new Error(`the server did not start:\n${service.tail}`);
    times.push(performance.now() - began);
    cpu.push(cpuMs(service.child.pid));
    await stopChild(service.child);
  }
  return { ms: median(times), cpu: median(cpu), aim: AIM_MS };
}
