import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { addColumns, col, dropColumns } from '../schema';

/** Who holds the card of a mobile member pays dues at the host branch, which is looked up by its members. */
export class MemberActivityCard1795262000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'member', [{ column: col.bool('hasActivityCard'), fill: '0' }]);
    await runner.createIndex('member', new TableIndex({ name: 'ix_member_host', columnNames: ['hostOrgId'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('member', 'ix_member_host');
    await dropColumns(runner, 'member', 'hasActivityCard');
  }
}
