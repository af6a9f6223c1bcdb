import { Env } from '../config';
import { openDataSource } from '../database/data-source';
import { migrate } from '../database/migrate';

/** `migrate`: brings the schema up to date. */
export async function migrateCommand(): Promise<void> {
  const dataSource = await openDataSource(new Env(process.env).database);
  try {
    const names = await migrate(dataSource);
    process.stdout.write(names.length ? `已执行 ${names.length} 个迁移\n` : '数据库结构已是最新\n');
  } finally {
    await dataSource.destroy();
  }
}
