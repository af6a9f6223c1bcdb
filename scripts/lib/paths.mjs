import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);
export const cacheDir = inRoot('.cache');

/** The script of a package's command; a workspace's own version wins over the root's. */
export function binary(packageName, command = packageName, workspace = '.') {
  const home = [inRoot(workspace, 'node_modules', packageName), inRoot('node_modules', packageName)]
    .find((directory) => existsSync(path.join(directory, 'package.json')));
  if (!home) throw new Error(`缺少依赖 ${packageName}，请先运行 npm ci`);
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  return path.join(home, typeof bin === 'string' ? bin : bin[command]);
}
