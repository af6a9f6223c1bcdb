import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Answers of POST requests by idempotency key. */
export class Idempotency1763600000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'idempotency_key', [col.key('id'), col.text('requestHash', 64), nullable(col.long('reply')), col.time('createdAt')], [
      { name: 'ix_idempotency_key_created', columns: ['createdAt'] },
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'idempotency_key');
  }
}
