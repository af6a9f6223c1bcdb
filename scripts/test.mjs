// npm test / npm run test:fast / npm test -- --only lint,api-sqlite
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, lastLines, say, secondsSince, table } from './lib/console.mjs';
import { requireNode } from './lib/node-version.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { schedule } from './lib/scheduler.mjs';
import { stepsOf } from './lib/test-steps.mjs';

const SHOWN_LINES = 80;
const SHOWN_FAILURES = 10;
const SHOWN_LINES_EACH = 40;

requireNode();
handleSignals(() => complain('\n测试被中断，正在停止 …'));
const { values: flags } = parseArgs({ options: { fast: { type: 'boolean' }, only: { type: 'string' } } });

const began = performance.now();
/** What steps hand on: the database's address, the browser, and what to end with the run. */
const shared = { mysqlUrl: null, chromium: null, endings: [] };
const logOf = (step) => path.join(cacheDir, 'test-logs', `${step.name}.log`);

function showFailure(step, error, failures) {
  const log = logOf(step);
  if (failures.length > 0) {
    for (const failure of failures.slice(0, SHOWN_FAILURES)) complain(`● ${failure.split('\n').slice(0, SHOWN_LINES_EACH).join('\n')}\n`);
    complain(`── 全部输出见 ${path.relative(root, log)}`);
    return;
  }
  if (existsSync(log)) complain(`── ${path.relative(root, log)} 的最后部分\n${lastLines(readFileSync(log, 'utf8'), SHOWN_LINES)}\n──`);
  if (error) complain(error.message);
}

async function execute(step) {
  const start = performance.now();
  const log = logOf(step);
  rmSync(log, { force: true });
  say(`▸ ${step.title} …`);
  let result;
  let failure;
  try {
    result = await step.run({ log, shared });
  } catch (error) {
    failure = error;
    result = { passed: 0, failed: 1, note: error.message };
  }
  const seconds = secondsSince(start);
  say(`${result.failed ? '✗' : '✓'} ${step.title}：${result.passed} 通过，${result.failed} 失败（${seconds} 秒）${result.note ? ` ${result.note}` : ''}`);
  if (result.failed) showFailure(step, failure, result.failures ?? []);
  return { ...result, seconds };
}

let steps;
try {
  steps = stepsOf({ fast: flags.fast, only: flags.only?.split(',') });
} catch (error) {
  complain(error.message);
  process.exit(2);
}

let results;
try {
  results = await schedule(steps, execute);
} finally {
  for (const end of shared.endings) await end();
}

const rows = steps.map((step) => {
  const { passed, failed, seconds = '–', note = '' } = results.get(step.name);
  return [step.title, passed, failed, seconds, note];
});
say(`\n${table(['步骤', '通过', '失败', '秒', ''], rows)}`);
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
say(`\n共 ${secondsSince(began)} 秒`);
say(`${sum(1)} passed, ${sum(2)} failed`);
await exitAfterChildren(sum(2) > 0 ? 1 : 0);
