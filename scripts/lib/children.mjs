import { spawn } from 'node:child_process';

const GRACE_MS = 10_000;
const running = new Set();
const cleanups = new Set();
const hasGroups = process.platform !== 'win32';

/** Every child leads its own process group: a Ctrl-C reaches us alone, and a stop reaches its grandchildren. */
function signal(child, name) {
  try {
    if (hasGroups) process.kill(-child.pid, name);
    else child.kill(name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Starts a child that is stopped with us, whatever way we end. */
export function startChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: hasGroups });
  running.add(child);
  child.closed = new Promise((resolve) => {
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, signal: null, error });
    });
    child.once('close', (code, signalName) => {
      running.delete(child);
      resolve({ code, signal: signalName });
    });
  });
  return child;
}

/** SIGTERM, then SIGKILL after ten seconds; resolves when the child is gone. */
export async function stopChild(child) {
  if (!running.has(child)) return;
  signal(child, 'SIGTERM');
  const force = setTimeout(() => signal(child, 'SIGKILL'), GRACE_MS);
  await child.closed;
  clearTimeout(force);
}

/** SIGKILL: no handler runs, nothing is finished; resolves when the child is gone. */
export async function killChild(child) {
  if (running.has(child)) signal(child, 'SIGKILL');
  await child.closed;
}

export const stopAll = () => Promise.all([...running].map(stopChild));

/** Registers synchronous work for the very end, such as removing a temporary folder. Returns its withdrawal. */
export function atExit(work) {
  cleanups.add(work);
  return () => cleanups.delete(work);
}

/** Ends the process after all children have ended. */
export async function exitAfterChildren(code) {
  await stopAll();
  process.exit(code);
}

/** Ctrl-C, SIGTERM and our own crash all end the children too. `onSignal` may say a word. */
export function handleSignals(onSignal = () => {}) {
  let stopping = false;
  for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    process.on(name, () => {
      if (stopping) return;
      stopping = true;
      onSignal(name);
      void exitAfterChildren(code);
    });
  }
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    void exitAfterChildren(1);
  });
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
    for (const work of cleanups) work();
  });
}
