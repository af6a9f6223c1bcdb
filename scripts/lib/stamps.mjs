import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';

const IGNORED = new Set(['node_modules', 'dist', '.taro-cache']);
const stampFile = (name) => path.join(cacheDir, 'build', name);

/** All files under a path of the repository, in a stable order. A missing path has none. */
function* filesUnder(file) {
  if (!existsSync(file)) return;
  if (statSync(file).isFile()) {
    yield file;
    return;
  }
  for (const entry of readdirSync(file).sort()) if (!IGNORED.has(entry)) yield* filesUnder(path.join(file, entry));
}

/** Hash of what goes in: file contents, build-time variables, and the Node that runs. */
function inputHash({ inputs }) {
  const hash = createHash('sha256').update(process.version);
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('TARO_APP_')).sort();
  hash.update(JSON.stringify(variables));
  for (const file of inputs.flatMap((input) => [...filesUnder(inRoot(input))])) {
    if (/\.(spec|test)\.tsx?$/.test(file)) continue;
    hash.update(`\0${path.relative(inRoot(), file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Fingerprint of what came out: names, sizes and times, so that a build from elsewhere is noticed. */
function outputFingerprint({ output }) {
  const hash = createHash('sha256');
  let count = 0;
  const visit = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(directory, entry.name);
      if (entry.isDirectory()) visit(file);
      else {
        const { size, mtimeMs } = statSync(file);
        hash.update(`${file}\0${size}\0${mtimeMs}\n`);
        count += 1;
      }
    }
  };
  if (existsSync(inRoot(output))) visit(inRoot(output));
  return count === 0 ? null : hash.digest('hex');
}

const stampText = (inputs, output) => `${inputs} ${output}\n`;

/** Identity of the last finished build of a target; null before the first. */
export const stampOf = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : null);

/** Whether the output still is what these inputs gave. */
export function isFresh(target) {
  const stamp = stampOf(target.name);
  if (stamp === null) return false;
  const output = outputFingerprint(target);
  return output !== null && stamp === stampText(inputHash(target), output);
}

/**
 * Takes the inputs' hash before a build and returns how to store the stamp after it: a file that is edited
 * while the build runs must leave the output stale.
 */
export function beginStamp(target) {
  const inputs = inputHash(target);
  rmSync(stampFile(target.name), { force: true });
  return () => {
    const output = outputFingerprint(target);
    if (output === null) throw new Error(`${target.name} 没有产出 ${target.output}`);
    mkdirSync(path.dirname(stampFile(target.name)), { recursive: true });
    writeFileSync(stampFile(target.name), stampText(inputs, output));
  };
}

export const forgetStamp = (name) => rmSync(stampFile(name), { force: true });
