// npm run faults:payments [-- --payments 10000 --seed 1 --write]: party dues paid under every fault there is; exit code 1 unless all agrees
// to the cent. With --write the figures of a run without a difference go to docs/benchmarks.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../cloud-api/bench/machine.mjs';
import { withFaultSection } from '../cloud-api/faults/section.mjs';
import { build } from './lib/build.mjs';
import { atExit, exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, say } from './lib/console.mjs';
import { developmentEnvironment } from './lib/environment.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { requireNode } from './lib/node-version.mjs';
import { inRoot } from './lib/paths.mjs';

/** What was committed survives a kill: it is with the operating system at each commit. */
const DURABLE = ['--innodb-flush-log-at-trx-commit=2', '--innodb-doublewrite=1', '--innodb-buffer-pool-size=512M'];

requireNode();
handleSignals(() => complain('\n故障演练被中断，正在停止 …'));
const { values: flags } = parseArgs({ options: { payments: { type: 'string', default: '10000' }, seed: { type: 'string' }, write: { type: 'boolean' } } });
const payments = Number(flags.payments);
const seed = flags.seed ?? String(Date.now());
if (!Number.isInteger(payments) || payments < 10) {
  complain('--payments 应为不小于 10 的整数');
  process.exit(2);
}

const workDir = mkdtempSync(path.join(tmpdir(), 'xianfeng-faults-'));
atExit(() => rmSync(workDir, { recursive: true, force: true, maxRetries: 5 }));
try {
  say(`种子 ${seed}（重演：npm run faults:payments -- --payments ${payments} --seed ${seed}）`);
  await build(['cloud-api', 'wechat-sandbox']);
  const { paymentFaults } = await import('../cloud-api/faults/payment-faults.mjs');
  const { faultReport, faultSection } = await import('../cloud-api/faults/report.mjs');
  const database = await startMariadb(path.join(workDir, 'mariadb.log'), DURABLE);
  const facts = await machine(database.url);
  const env = developmentEnvironment({ ...process.env, DATA_DIR: workDir, DATABASE_URL: '' });
  const result = await paymentFaults({ env, database, payments, seed, workDir });
  await database.stop();
  say(`\n${faultReport(result)}`);
  if (flags.write && result.faults.length === 0) {
    const file = inRoot('docs/benchmarks.md');
    writeFileSync(file, withFaultSection(readFileSync(file, 'utf8'), faultSection(result, facts)));
  }
  result.faults.forEach((fault) => complain(`✗ ${fault}`));
  say(result.faults.length ? `\n有 ${result.faults.length} 处不符` : '\n平台、支付记录、党费账与对账完全一致');
  await exitAfterChildren(result.faults.length ? 1 : 0);
} catch (error) {
  if (error.output) complain(error.output);
  complain(error.stack);
  await exitAfterChildren(1);
}
