import { say, withProgress } from './console.mjs';
import { inRoot } from './paths.mjs';
import { CommandFailed, mustRunNode } from './run.mjs';
import { beginStamp, isFresh } from './stamps.mjs';
import { clean, TARGETS } from './targets.mjs';

async function buildOne(target, { force, verbose }) {
  if (!force && isFresh(target)) {
    say(`· ${target.title}：无变化，跳过`);
    return;
  }
  await withProgress(target.title, async () => {
    const storeStamp = beginStamp(target);
    clean(target);
    const output = await mustRunNode(target.command(), {
      cwd: inRoot(target.cwd),
      env: { ...process.env, ...target.env },
      onText: verbose ? (text) => process.stdout.write(text) : undefined,
    });
    try {
      storeStamp();
    } catch (error) {
      // Some tools report success after an error; what they printed is the only clue.
      throw new CommandFailed(error.message, 0, output);
    }
  });
}

/**
 * Builds the named targets and what they need; server and client side run beside each other.
 * Throws the first failure after the other side has ended.
 */
export async function build(names, options = {}) {
  const wanted = new Set(names);
  for (const target of TARGETS) if (wanted.has(target.name)) target.after?.forEach((name) => wanted.add(name));
  const chosen = TARGETS.filter((target) => wanted.has(target.name));
  const first = chosen.filter((target) => target.name === 'shared-types');
  for (const target of first) await buildOne(target, options);
  const lane = async (name) => {
    for (const target of chosen) if (target.lane === name && !first.includes(target)) await buildOne(target, options);
  };
  const results = await Promise.allSettled([lane('server'), lane('client')]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
