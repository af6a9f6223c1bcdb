import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Role assignments. */
export class Roles1763600001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'role_assignment',
      [
        col.id(), col.ref('memberId'), col.text('role', 32), col.ref('orgId'), col.text('reach', 8), col.date('fromDate'),
        nullable(col.date('toDate')), nullable(col.ref('grantedById')), col.time('grantedAt'), nullable(col.time('endedAt')),
        nullable(col.ref('endedById')), nullable(col.text('endReason', 200)),
      ],
      [
        { name: 'ix_role_assignment_member', columns: ['memberId', 'id'] },
        { name: 'ix_role_assignment_org', columns: ['orgId', 'role', 'id'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'role_assignment');
  }
}
