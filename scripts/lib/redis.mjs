import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aptInstall } from './apt.mjs';
import { atExit, startChild, stopChild } from './children.mjs';
import { freePort } from './ports.mjs';
import { findProgram } from './programs.mjs';

const READY_TIMEOUT_MS = 30_000;

const accepts = (port) => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  });
  socket.once('error', () => resolve(false));
});

/** A private Redis on a free port that keeps nothing. Returns `{ url, stop }`. */
export async function startRedis(log) {
  if (!findProgram('redis-server')) await aptInstall(['redis-server'], log);
  const server = findProgram('redis-server');
  if (!server) throw new Error('装好 redis-server 后仍找不到它');
  const home = mkdtempSync(path.join(tmpdir(), 'xianfeng-redis-'));
  const forget = atExit(() => rmSync(home, { recursive: true, force: true }));
  const port = await freePort();
  const child = startChild(server, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', home], { stdio: 'ignore' });
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (performance.now() > deadline) throw new Error('Redis 没有在 30 秒内就绪');
    await pause(50);
  }
  const stop = async () => {
    await stopChild(child);
    rmSync(home, { recursive: true, force: true });
    forget();
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
