import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables } from '../schema';

/** The access_token shared by all instances. */
export class Wechat1763600000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'wechat_token', [col.key('appId'), col.long('token'), col.time('refreshAt')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'wechat_token');
  }
}
