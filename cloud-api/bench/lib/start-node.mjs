import path from 'node:path';
import { startService } from '../../../scripts/lib/services.mjs';
import { mustRun } from '../../../scripts/lib/run.mjs';

/** A server of a benchmark, its output in the run's log folder. */
export const startNode = (args, env, name = path.basename(args.at(-1))) =>
  startService({ name, args, env, logDir: path.join(env.DATA_DIR, 'logs') });

/** What a script prints on its standard output, last line alone: libraries may warn before it. */
export async function nodeOutput(args, env) {
  const output = await mustRun(process.execPath, args, { env });
  return output.trimEnd().split('\n').at(-1);
}
