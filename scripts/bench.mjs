// npm run bench [-- --only startup,http,library,close,roster,messages,payments,bills,reconciliation]: measures the product against its lower bounds and writes docs/benchmarks.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchClose, prepareClose } from '../cloud-api/bench/close/close.bench.mjs';
import { benchBills, prepareDues } from '../cloud-api/bench/dues/bills.bench.mjs';
import { benchReconciliation } from '../cloud-api/bench/dues/reconciliation.bench.mjs';
import { explainParts } from '../cloud-api/bench/plans.mjs';
import { benchHttp } from '../cloud-api/bench/http/http.bench.mjs';
import { CLI, DRAIN_OUTBOX, freshDatabase } from '../cloud-api/bench/lib/database.mjs';
import { benchLibrary } from '../cloud-api/bench/library/library.bench.mjs';
import { machine } from '../cloud-api/bench/machine.mjs';
import { benchMessages } from '../cloud-api/bench/messages/messages.bench.mjs';
import { NOTES } from '../cloud-api/bench/notes.mjs';
import { missed, report } from '../cloud-api/bench/report.mjs';
import { benchPayments } from '../cloud-api/bench/payments/payments.bench.mjs';
import { benchRoster } from '../cloud-api/bench/roster/roster.bench.mjs';
import { benchStartup } from '../cloud-api/bench/startup.mjs';
import { faultSectionIn, withFaultSection } from '../cloud-api/faults/section.mjs';
import { build } from './lib/build.mjs';
import { atExit, exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, say, withProgress } from './lib/console.mjs';
import { developmentEnvironment } from './lib/environment.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { requireNode } from './lib/node-version.mjs';
import { inRoot } from './lib/paths.mjs';
import { mustRunNode } from './lib/run.mjs';

const GROUP = 'demo_group';
const BUFFER_POOL = '--innodb-buffer-pool-size=1G';

requireNode();
handleSignals(() => complain('\n基准测试被中断，正在停止 …'));
const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = (name) => !flags.only || flags.only.split(',').includes(name);

const workDir = mkdtempSync(path.join(tmpdir(), 'xianfeng-bench-'));
atExit(() => rmSync(workDir, { recursive: true, force: true }));
const results = {};

async function measure(serverUrl) {
  const base = developmentEnvironment({ ...process.env, DATA_DIR: workDir, DATABASE_URL: '', SANDBOX_PERSONAS: path.join(workDir, 'personas.json') });
  const main = inRoot('cloud-api/dist/main.js');
  if (['http', 'roster', 'messages', 'startup'].some(wanted)) {
    const env = await withProgress('演示集团 × 10', async () => {
      const own = await freshDatabase(base, serverUrl, GROUP);
      await mustRunNode([CLI, 'seed-demo'], { env: { ...own, DEMO_SIZE: 'tenfold' } });
      await mustRunNode([DRAIN_OUTBOX], { env: { ...own, RUN_JOBS: '0' } });
      return own;
    });
    if (wanted('startup')) results.startup = await withProgress('启动', () => benchStartup({ env, main }));
    if (wanted('http')) results.http = await withProgress('页面接口', () => benchHttp({ env, main, workDir }));
    if (wanted('roster')) results.roster = await withProgress('名册导入', () => benchRoster({ env, serverUrl, groupDatabase: GROUP, workDir }));
    if (wanted('messages')) results.messages = await withProgress('订阅消息', () => benchMessages({ env, workDir }));
  }
  if (wanted('close')) {
    const own = await withProgress('120 万条积分', () => prepareClose({ env: base, serverUrl }));
    results.close = await withProgress('月度结账', () => benchClose(own, workDir));
  }
  if (wanted('library')) results.library = await withProgress('案例检索', () => benchLibrary({ serverUrl, workDir }));
  if (wanted('payments')) results.payments = await withProgress('支付通知', () => benchPayments({ env: base, main, serverUrl }));
  if (wanted('bills') || wanted('reconciliation')) {
    const own = await withProgress('10 万名党员的党费核定', () => prepareDues({ env: base, serverUrl }));
    if (wanted('bills')) results.bills = await withProgress('党费账单', () => benchBills(own, workDir));
    if (wanted('reconciliation')) results.reconciliation = await withProgress('党费对账', () => benchReconciliation(own, workDir));
  }
  results.plans = await withProgress('查询计划', () => explainParts(results));
}

try {
  await build(['cloud-api', 'wechat-sandbox']);
  const { url, stop } = await startMariadb(path.join(workDir, 'mariadb.log'), [BUFFER_POOL]);
  const facts = await machine(url);
  await measure(url);
  await stop();
  const text = report(facts, results, NOTES);
  if (flags.only) say(`\n${text}`);
  else {
    const file = inRoot('docs/benchmarks.md');
    // Of another command, which takes longer: it stays.
    writeFileSync(file, withFaultSection(text, faultSectionIn(readFileSync(file, 'utf8'))));
  }
  const misses = missed(results);
  say(misses.length ? `未达到目标：${misses.join('、')}` : '全部达到目标');
  const scans = results.plans.flatMap((part) => part.scans);
  if (scans.length) throw new Error(`有对大表的扫描：\n${scans.map((s) => `${s.table} ${s.sql}`).join('\n')}`);
  await exitAfterChildren(0);
} catch (error) {
  if (error.output) complain(error.output);
  complain(error.stack);
  await exitAfterChildren(1);
}
