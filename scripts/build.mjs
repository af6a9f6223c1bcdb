// npm run build -- [shared-types] [cloud-api] [wechat-sandbox] [h5] [weapp] [--force] [--verbose]
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { exitAfterChildren, handleSignals } from './lib/children.mjs';
import { complain } from './lib/console.mjs';
import { TARGETS } from './lib/targets.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { force: { type: 'boolean' }, verbose: { type: 'boolean' } },
});
const known = TARGETS.map((target) => target.name);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length) {
  complain(`没有这个目标：${unknown.join('、')}。可选：${known.join('、')}`);
  process.exit(2);
}

handleSignals();
try {
  await build(positionals.length ? positionals : known, values);
} catch (error) {
  if (error.output && !values.verbose) complain(error.output);
  complain(error.message);
  await exitAfterChildren(1);
}
