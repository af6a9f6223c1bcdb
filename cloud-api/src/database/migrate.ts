import type { DataSource } from 'typeorm';

const LOCK = 'xianfeng.migrate';
const LOCK_WAIT_SECONDS = 120;

/** Brings the schema up to date; instances that start together take turns. Returns the names of what was run. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  if (dataSource.options.type === 'better-sqlite3') return run(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    const [{ locked }] = await runner.query('SELECT GET_LOCK(?, ?) AS locked', [LOCK, LOCK_WAIT_SECONDS]);
    if (Number(locked) !== 1) throw new Error('another instance has been migrating for two minutes');
    return await run(dataSource);
  } finally {
    await runner.query('SELECT RELEASE_LOCK(?)', [LOCK]);
    await runner.release();
  }
}

async function run(dataSource: DataSource): Promise<string[]> {
  return (await dataSource.runMigrations()).map((m) => m.name);
}
