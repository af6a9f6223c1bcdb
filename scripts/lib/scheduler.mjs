/**
 * Runs steps two at a time in their order. A step waits for those in `after` and is handed their failure
 * instead of running; an `alone` step, whose timing matters, has the machine for itself.
 * `execute(step)` returns `{ passed, failed }` and never throws. Returns the results by step name.
 */
export async function schedule(steps, execute, slots = 2) {
  const results = new Map();
  const waiting = [...steps];
  const active = new Set();

  const dependencies = (step) => (step.after ?? []).filter((name) => steps.some((other) => other.name === name));
  const isReady = (step) => dependencies(step).every((name) => results.has(name));
  const blockedBy = (step) => dependencies(step).find((name) => results.get(name).failed > 0);

  function next() {
    if (active.size >= slots || [...active].some((step) => step.alone)) return undefined;
    const index = waiting.findIndex((step) => isReady(step) && (!step.alone || active.size === 0));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  async function runStep(step) {
    active.add(step);
    const culprit = blockedBy(step);
    results.set(step.name, culprit ? { passed: 0, failed: 1, note: `前置步骤 ${culprit} 失败` } : await execute(step));
    active.delete(step);
  }

  await new Promise((resolve, reject) => {
    const advance = () => {
      for (let step = next(); step; step = next()) runStep(step).then(advance, reject);
      if (active.size > 0) return;
      if (waiting.length === 0) resolve();
      else reject(new Error(`steps wait for each other: ${waiting.map((step) => step.name).join(', ')}`));
    };
    advance();
  });
  return results;
}
