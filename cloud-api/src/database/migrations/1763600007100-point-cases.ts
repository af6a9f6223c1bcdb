import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Which cases have been withdrawn, as the ledger heard it. */
export class PointCases1763600007100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'point_case', [col.key('caseId', 26), nullable(col.time('withdrawnAt'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'point_case');
  }
}
