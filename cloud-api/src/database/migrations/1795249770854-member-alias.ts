import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Ids of records that turned out to be the same person as another. */
export class MemberAlias1795249770854 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'member_alias',
      [col.id('aliasId'), col.ref('memberId'), col.text('idNumberHash', 64), nullable(col.ref('mergedById')), col.time('mergedAt'), col.text('reason', 500)],
      [
        { name: 'uq_member_alias_id_number', columns: ['idNumberHash'], unique: true },
        { name: 'ix_member_alias_member', columns: ['memberId'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'member_alias');
  }
}
