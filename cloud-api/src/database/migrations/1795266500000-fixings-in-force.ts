import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const index = (...columnNames: string[]) => new TableIndex({ name: 'ix_dues_fixing_member', columnNames });
const BEFORE = index('memberId', 'precedence');
const AFTER = index('memberId', 'precedence', 'currentKey', 'fromMonth', 'toMonth', 'year', 'monthlyFen', 'kind', 'manual', 'id');

/** Which fixing holds for a member is read from the index alone, not from rows that are long with sealed bases. */
export class FixingsInForce1795266500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, BEFORE, AFTER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, AFTER, BEFORE);
  }
}

async function replace(runner: QueryRunner, old: TableIndex, fresh: TableIndex): Promise<void> {
  await runner.dropIndex('dues_fixing', old);
  await runner.createIndex('dues_fixing', fresh);
}
