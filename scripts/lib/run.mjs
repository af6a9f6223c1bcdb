import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { root } from './paths.mjs';

/** A command that failed, with what it printed. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} 以代码 ${code} 结束`);
    this.output = output;
  }
}

/**
 * Runs a command to its end and returns `{ code, output }`; both streams are collected in order.
 * `log` also writes them to a file, `onText` gets each piece as it comes.
 */
export async function run(command, args, { cwd = root, env = process.env, log, onText } = {}) {
  const child = startChild(command, args, { cwd, env });
  let file;
  if (log) {
    mkdirSync(path.dirname(log), { recursive: true });
    file = createWriteStream(log, { flags: 'a' });
  }
  const pieces = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      pieces.push(text);
      file?.write(text);
      onText?.(text);
    });
  }
  const { code, signal, error } = await child.closed;
  if (error) pieces.push(error.message);
  if (file) await new Promise((resolve) => file.end(resolve));
  return { code: code ?? signal, output: pieces.join('') };
}

/** Like `run`, but anything else than 0 throws. */
export async function mustRun(command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new CommandFailed(path.basename(args[0] ?? command), result.code, result.output);
  return result.output;
}

/** `mustRun` of a JavaScript file with this Node. */
export const mustRunNode = (args, options) => mustRun(process.execPath, args, options);
