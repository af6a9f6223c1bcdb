import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

// Server programs live in sbin, which an ordinary user's PATH leaves out.
const directories = () => [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of the first of these programs that is installed, or null. */
export function findProgram(...names) {
  for (const name of names) {
    const file = directories().map((directory) => path.join(directory, name)).find(isExecutable);
    if (file) return file;
  }
  return null;
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium: `CHROMIUM_PATH`, else an installed one, else null. */
export const findChromium = () => process.env.CHROMIUM_PATH || findProgram(...CHROMIUM_NAMES);

/** Without a Chinese font every screenshot and width measurement is of empty boxes. macOS and Windows have one. */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(process.env.HOME ?? '/', '.fonts')];
  const names = folders.filter(existsSync).flatMap((folder) => readdirSync(folder, { recursive: true }));
  return names.some((name) => /cjk|wqy|source-?han|simsun|msyh|noto.*(sc|hans)/i.test(path.basename(name)));
}
