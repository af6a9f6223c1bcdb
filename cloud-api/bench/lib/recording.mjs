import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PRELOAD = new URL('record-sql.cjs', import.meta.url).pathname;

/** Has a process of the product write its statements down: arguments for node, its environment, and what it wrote since the last `clear`. */
export function recording(workDir) {
  const log = path.join(workDir, 'statements.log');
  const clear = () => writeFileSync(log, '');
  clear();
  return {
    args: ['-r', PRELOAD], env: { BENCH_SQL_LOG: log }, clear,
    statements: () => readFileSync(log, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)),
  };
}
