import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aptInstall } from './apt.mjs';
import { atExit, killChild, startChild, stopChild } from './children.mjs';
import { inRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { findProgram } from './programs.mjs';
import { mustRun } from './run.mjs';

const READY_TIMEOUT_MS = 60_000;
// A root over TCP without a password: the server listens on this machine alone and lives as long as the run.
const BOOT_SQL = `CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
`;

const findServer = () => ({ server: findProgram('mariadbd'), installer: findProgram('mariadb-install-db') });

async function serverPrograms(log) {
  let found = findServer();
  if (!found.server || !found.installer) {
    await aptInstall(['mariadb-server'], log);
    found = findServer();
  }
  if (!found.server || !found.installer) throw new Error('装好 mariadb-server 后仍找不到 mariadbd 和 mariadb-install-db');
  return found;
}

async function untilAnswering(child, url) {
  const { createConnection } = createRequire(inRoot('cloud-api/package.json'))('mysql2/promise');
  let ended = null;
  void child.closed.then((result) => { ended = result; });
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (;;) {
    if (ended) throw new Error(`MariaDB 启动失败（${ended.signal ?? ended.code}）`);
    try {
      const connection = await createConnection(url);
      await connection.end();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/**
 * A private MariaDB on a free port, durable enough for tests and no more. Its folder goes when it stops, and
 * also when we crash. `extra` are further options of the server. Returns `{ url, stop, crash, restart }`: `crash` kills it where it
 * stands, `restart` brings it back on the same data.
 */
export async function startMariadb(log, extra = []) {
  const { server, installer } = await serverPrograms(log);
  const home = mkdtempSync(path.join(tmpdir(), 'xianfeng-mariadb-'));
  const forget = atExit(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const inHome = (name) => path.join(home, name);
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  mkdirSync(inHome('tmp'));
  writeFileSync(inHome('boot.sql'), BOOT_SQL);
  const installation = ['--no-defaults', `--datadir=${inHome('data')}`, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve', ...asRoot];
  await mustRun(installer, installation, { log });

  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${port}`;
  let child;
  const restart = async () => {
    child = startChild(server, [
      '--no-defaults', ...asRoot,
      `--datadir=${inHome('data')}`, `--tmpdir=${inHome('tmp')}`, `--socket=${inHome('socket')}`, `--pid-file=${inHome('pid')}`,
      '--bind-address=127.0.0.1', `--port=${port}`, `--init-file=${inHome('boot.sql')}`,
      '--character-set-server=utf8mb4', '--collation-server=utf8mb4_bin', '--default-time-zone=+00:00',
      '--skip-name-resolve', '--skip-log-bin', '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', ...extra,
    ], { stdio: 'ignore' });
    await untilAnswering(child, url);
  };
  await restart();
  const stop = async () => {
    await stopChild(child);
    rmSync(home, { recursive: true, force: true });
    forget();
  };
  return { url, stop, crash: () => killChild(child), restart };
}
