import { readFileSync } from 'node:fs';
import path from 'node:path';
import { binary, inRoot } from '../../../scripts/lib/paths.mjs';
import { mustRunNode } from '../../../scripts/lib/run.mjs';

export const AIM_MS = 50;

const jest = binary('jest');
const config = new URL('jest.config.mjs', import.meta.url).pathname;

/** Searches of a library of 20,000 cases through the API, on both databases. */
export async function benchLibrary({ serverUrl, workDir }) {
  const databases = [];
  for (const [database, env] of [['SQLite', { TEST_DB: 'sqlite' }], ['MariaDB', { TEST_DB: 'mysql', TEST_MYSQL_URL: serverUrl }]]) {
    const result = path.join(workDir, `search-${database}.json`);
    await mustRunNode([jest, '--config', config, 'search.bench'], { cwd: inRoot('cloud-api'), env: { ...process.env, ...env, BENCH_RESULT: result } });
    databases.push({ database, ...JSON.parse(readFileSync(result, 'utf8')) });
  }
  return { aim: AIM_MS, databases };
}
