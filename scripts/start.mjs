// npm start / npm run dev (--watch) / npm start -- --verbose
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, lastLines, say, secondsSince } from './lib/console.mjs';
import { prepareDatabase } from './lib/database.mjs';
import { developmentEnvironment, places } from './lib/environment.mjs';
import { requireNode } from './lib/node-version.mjs';
import { printPersonas } from './lib/personas.mjs';
import { isBusy } from './lib/ports.mjs';
import { startService, untilHealthy } from './lib/services.mjs';
import { startWatchers, watchedServers } from './lib/watch.mjs';

requireNode();
const began = performance.now();
const { values: flags } = parseArgs({ options: { watch: { type: 'boolean' }, verbose: { type: 'boolean' } } });
const { port, sandboxPort, dataDir } = places();

async function fail(message) {
  complain(message);
  await exitAfterChildren(1);
}

async function refuseBusyPorts() {
  for (const [name, value] of [['PORT', port], ['SANDBOX_PORT', sandboxPort]]) {
    if (await isBusy(value)) await fail(`端口 ${value} 已被占用：请停掉占用它的程序，或换一个端口，例如 ${name}=${value + 10} npm start`);
  }
}

/** One process that dies takes the other along: half a system only confuses. */
function endTogether(service) {
  void service.child.closed.then(async ({ code, signal }) => {
    if (stopping) return;
    stopping = true;
    complain(`\n${service.name} 意外退出（${signal ?? code}），最后的输出：\n${lastLines(service.tail, 30)}`);
    await exitAfterChildren(1);
  });
}

let stopping = false;
handleSignals(() => {
  stopping = true;
  say('\n正在停止 …');
});

try {
  await refuseBusyPorts();
  await build(['cloud-api', 'wechat-sandbox', 'console', 'h5'], { verbose: flags.verbose });
  const env = developmentEnvironment();
  await prepareDatabase(env);

  const logDir = path.join(dataDir, 'logs');
  const run = flags.watch ? watchedServers() : { api: { args: ['cloud-api/dist/main.js'] }, sandbox: { args: ['wechat-sandbox/dist/main.js'] } };
  const echo = Boolean(flags.watch || flags.verbose);
  const sandbox = startService({ name: 'wechat-sandbox', ...run.sandbox, env, logDir, echo });
  const api = startService({ name: 'cloud-api', ...run.api, env, logDir, echo });
  [sandbox, api].forEach(endTogether);
  if (flags.watch) startWatchers({ env, logDir }).forEach(endTogether);

  const healthy = await Promise.all([
    untilHealthy(api, `http://127.0.0.1:${port}/healthz`),
    untilHealthy(sandbox, `http://127.0.0.1:${sandboxPort}/`),
  ]);
  if (healthy.every(Boolean)) announce(env);
  else if (!stopping) await fail(`服务没有在规定时间内就绪，日志见 ${path.relative('.', logDir)}/`);
} catch (error) {
  if (error.output) complain(lastLines(error.output, 80));
  await fail(error.message);
}

function announce(env) {
  say(`\n先锋已启动（${secondsSince(began)} 秒）`);
  say(`  手机端 H5    http://localhost:${port}/`);
  say(`  电脑端       http://localhost:${port}/console/`);
  say(`  微信沙箱     http://localhost:${sandboxPort}/   （选一个演示身份，像在微信里一样使用）`);
  say(`  接口文档     http://localhost:${port}/api/docs`);
  printPersonas(env.SANDBOX_PERSONAS);
  say('\n按 Ctrl-C 停止。');
}
