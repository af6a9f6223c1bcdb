import { existsSync } from 'node:fs';
import { mustRun } from './run.mjs';

const ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
// Another package manager may hold the lock for minutes on a fresh machine.
const OPTIONS = ['-o', 'DPkg::Lock::Timeout=400'];
let queue = Promise.resolve();

async function install(packages, log) {
  await mustRun('apt-get', [...OPTIONS, 'update'], { env: ENV, log });
  await mustRun('apt-get', [...OPTIONS, 'install', '-y', '--no-install-recommends', ...packages], { env: ENV, log });
}

/** Installs Debian packages as root, one call at a time; elsewhere throws a sentence that says what to install. */
export function aptInstall(packages, log) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return Promise.reject(new Error(`本机缺少 ${packages.join('、')}，请先安装，例如：sudo apt-get install ${packages.join(' ')}`));
  const turn = queue.then(() => install(packages, log));
  queue = turn.catch(() => {});
  return turn;
}
