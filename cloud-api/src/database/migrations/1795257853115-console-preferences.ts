import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables } from '../schema';

/** How every officer likes the console: columns of tables, colours and row height. */
export class ConsolePreferences1795257853115 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'console_preference', [col.key('memberId', 26), col.key('name', 40), col.json('value')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'console_preference');
  }
}
