// npm run typecheck: the contract first, then every project that uses it.
import { existsSync } from 'node:fs';
import { exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, withProgress } from './lib/console.mjs';
import { binary, inRoot } from './lib/paths.mjs';
import { mustRunNode } from './lib/run.mjs';

/** TypeScript 7 checks the same language several times as fast; builds and lint need the interface of 6. */
const tsc = binary('typescript-native', 'tsc');

const PROJECTS = [
  'cloud-api/tsconfig.test.json',
  'wechat-sandbox/tsconfig.test.json',
  'wechat-sandbox/page/tsconfig.json',
  'client-core/tsconfig.json',
  'miniprogram/tsconfig.json',
  'web-console/tsconfig.json',
  'e2e/tsconfig.json',
];

handleSignals();
let failures = 0;

async function step(title, args) {
  try {
    await withProgress(title, () => mustRunNode(args));
  } catch (error) {
    complain(error.output ?? error.message);
    failures += 1;
  }
}

await step('类型 shared-types', [binary('typescript', 'tsc'), '-b', 'shared-types']);
for (const project of PROJECTS) {
  if (existsSync(inRoot(project))) await step(`类型 ${project}`, [tsc, '-p', project, '--noEmit', '--composite', 'false']);
  else {
    complain(`缺少 ${project}`);
    failures += 1;
  }
}
await exitAfterChildren(failures ? 1 : 0);
