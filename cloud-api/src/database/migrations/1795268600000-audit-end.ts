import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables } from '../schema';

/** Where the audit chain ends, so that rows missing at its end are missed. */
export class AuditEnd1795268600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_end', [col.key('name', 16), col.int('seq'), col.text('hash', 64)]);
    await runner.query("INSERT INTO audit_end (name, seq, hash) SELECT 'chain', seq, hash FROM audit_entry WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'audit_end');
  }
}
