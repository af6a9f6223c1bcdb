import path from 'node:path';
import { DemoSeed } from '../database/seed/demo-seed';
import { type DemoSize, FULL_SIZE, SMALL_SIZE, TEN_FOLD_SIZE } from '../database/seed/org-plan';
import { withApplication } from './context';

const SIZES: Record<string, DemoSize> = { small: SMALL_SIZE, full: FULL_SIZE, tenfold: TEN_FOLD_SIZE };

/** `seed-demo`: the demo group into an empty database; DEMO_SIZE=small for tests, DEMO_SIZE=tenfold for benchmarks. */
export async function seedDemoCommand(): Promise<void> {
  const size = SIZES[process.env.DEMO_SIZE || 'full'];
  if (!size) throw new Error(`DEMO_SIZE must be one of ${Object.keys(SIZES).join(', ')}`);
  await withApplication(async (app, env) => {
    const personas = process.env.SANDBOX_PERSONAS ?? path.join(env.dataDir, 'personas.json');
    const filled = await new DemoSeed(app).run(size, personas, (text) => process.stdout.write(`${text}\n`));
    if (!filled) process.stdout.write('数据库里已有组织，跳过演示数据\n');
  });
}
