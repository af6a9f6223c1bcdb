import { readdirSync } from 'node:fs';
import path from 'node:path';
import '../harness';

/** All API tests in one module registry and on one pool of databases: loading the service takes longer than most files' tests. */
for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.e2e-spec.ts')).sort()) {
  describe(file, () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files register their tests while this block runs
    require(path.join(__dirname, file));
  });
}
