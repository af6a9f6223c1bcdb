import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns, nullable } from '../schema';

/** The number of a merged record, encrypted: its keyed hash can be computed anew for another INDEX_KEY. */
export class MemberAliasNumber1795252610050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'member_alias', [{ column: nullable(col.text('idNumber', 191)) }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'member_alias', 'idNumber');
  }
}
