// npm run import -- roster.xlsx: the roster import of cloud-api's command line, with the environment of npm start.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { handleSignals } from './lib/children.mjs';
import { complain } from './lib/console.mjs';
import { CLI } from './lib/database.mjs';
import { developmentEnvironment } from './lib/environment.mjs';
import { requireNode } from './lib/node-version.mjs';
import { run } from './lib/run.mjs';

requireNode();
const [file, ...rest] = process.argv.slice(2);
if (!file || !existsSync(file)) {
  complain(file ? `找不到文件：${file}` : '用法：npm run import -- 名册.xlsx');
  process.exit(2);
}

handleSignals();
try {
  await build(['cloud-api']);
  const options = { env: developmentEnvironment(), onText: (text) => process.stdout.write(text) };
  const { code } = await run(process.execPath, [CLI, 'import', path.resolve(file), ...rest], options);
  process.exitCode = code === 0 ? 0 : 1;
} catch (error) {
  if (error.output) complain(error.output);
  complain(error.message);
  process.exitCode = 1;
}
