import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './children.mjs';
import { root } from './paths.mjs';

const KEPT_CHARACTERS = 20_000;
const READY_TIMEOUT_MS = 120_000;

/**
 * Starts one long-running process. Its output goes to a log file, of which the last part is kept for the
 * message when it dies; with `echo` it is also shown, each piece under the service's name.
 */
export function startService({ name, args, env, logDir, echo = false, cwd = root }) {
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(path.join(logDir, `${name}.log`));
  const child = startChild(process.execPath, args, { cwd, env });
  const service = { name, child, tail: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log.write(text);
      service.tail = (service.tail + text).slice(-KEPT_CHARACTERS);
      if (echo) process.stdout.write(text.replace(/^(?=.)/gm, `[${name}] `));
    });
  }
  void child.closed.then(() => log.end());
  return service;
}

/** Resolves when the address answers 2xx; false when the service has ended before. */
export async function untilHealthy(service, url, timeoutMs = READY_TIMEOUT_MS) {
  let ended = false;
  void service.child.closed.then(() => { ended = true; });
  const deadline = performance.now() + timeoutMs;
  while (!ended && performance.now() < deadline) {
    const healthy = await fetch(url, { signal: AbortSignal.timeout(2000) }).then((reply) => reply.ok, () => false);
    if (healthy) return true;
    await pause(50);
  }
  return false;
}
