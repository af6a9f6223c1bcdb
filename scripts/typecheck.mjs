// npm run typecheck: the contract first, then every project that uses it.
import { existsSync } from 'node:fs';
import { exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain, withProgress } from './lib/console.mjs';
import { binary, inRoot } from './lib/paths.mjs';
import { mustRunNode } from './lib/run.mjs';

const tsc = binary('typescript', 'tsc');
const mobileTsc = binary('typescript', 'tsc', 'miniprogram');

/** `--incremental` keeps what did not change out of the next run. */
const check = (project, compiler = tsc) => {
  const cache = inRoot('.cache/tsc', `${project.replaceAll('/', '-')}.tsbuildinfo`);
  return [compiler, '-p', project, '--noEmit', '--composite', 'false', '--incremental', '--tsBuildInfoFile', cache];
};

const PROJECTS = [
  ['cloud-api/tsconfig.test.json'],
  ['wechat-sandbox/tsconfig.test.json'],
  ['wechat-sandbox/page/tsconfig.json'],
  ['client-core/tsconfig.json'],
  ['miniprogram/tsconfig.json', mobileTsc],
  ['web-console/tsconfig.json'],
  ['e2e/tsconfig.json'],
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

await step('类型 shared-types', [tsc, '-b', 'shared-types']);
for (const [project, compiler] of PROJECTS) {
  if (existsSync(inRoot(project))) await step(`类型 ${project}`, check(project, compiler));
  else {
    complain(`缺少 ${project}`);
    failures += 1;
  }
}
await exitAfterChildren(failures ? 1 : 0);
