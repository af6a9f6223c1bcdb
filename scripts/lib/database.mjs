import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, withProgress } from './console.mjs';
import { inRoot } from './paths.mjs';
import { mustRunNode } from './run.mjs';
import { stampOf } from './stamps.mjs';

export const CLI = inRoot('cloud-api/dist/cli.js');

/**
 * Brings the schema up to date and fills an empty database with the demo group; both do nothing twice. The
 * embedded database is left alone when this very build has prepared it before: that saves seconds on each start.
 */
export async function prepareDatabase(env) {
  const marker = path.join(env.DATA_DIR, 'prepared');
  const build = stampOf('cloud-api');
  const needed = [marker, env.SANDBOX_PERSONAS, path.join(env.DATA_DIR, 'xianfeng.sqlite')];
  if (!env.DATABASE_URL && needed.every(existsSync) && readFileSync(marker, 'utf8') === build) return;

  rmSync(marker, { force: true });
  const where = env.DATABASE_URL ? 'DATABASE_URL 指定的数据库' : '内置数据库';
  await withProgress(`升级${where}结构`, () => mustRunNode([CLI, 'migrate'], { env }));
  await withProgress('准备演示数据', () => mustRunNode([CLI, 'seed-demo'], { env, onText: indented }));
  if (!env.DATABASE_URL && build) writeFileSync(marker, build);
}

function indented(text) {
  for (const line of text.split('\n')) if (line.trim()) say(`  ${line}`);
}
