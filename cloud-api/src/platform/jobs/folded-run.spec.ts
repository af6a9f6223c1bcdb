import { FoldedRun } from './folded-run';

describe('a folded run', () => {
  it('answers calls during it by one more look, and begins no other when stopped', async () => {
    const looks: (() => void)[] = [];
    const run: FoldedRun = new FoldedRun(async () => {
      do {
        run.looking();
        await new Promise<void>((seen) => looks.push(seen));
      } while (run.again);
    });
    const first = run.start();
    expect([run.start(), run.start()]).toEqual([first, first]);
    looks[0]();
    await new Promise(setImmediate);
    expect(looks).toHaveLength(2);
    const stopped = run.stop();
    expect(run.stopped).toBe(true);
    looks[1]();
    await Promise.all([first, stopped]);
    await run.start();
    expect(looks).toHaveLength(2);
  });
});
