import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames });
const BEFORE = [index('ix_member_org', ['orgId', 'status']), index('ix_member_sort', ['sortKey', 'id'])];
const NOW = [index('ix_member_org', ['orgId', 'status', 'sortKey', 'initials', 'name', 'id']), index('ix_member_sort', ['sortKey', 'id', 'birthDate'])];

/** Rosters are found, searched and sorted, and doubles are looked for, in the indexes alone: only the members on the page are read. */
export class MemberListIndexes1795268500000 implements MigrationInterface {
  up = (runner: QueryRunner): Promise<void> => replace(runner, BEFORE, NOW);
  down = (runner: QueryRunner): Promise<void> => replace(runner, NOW, BEFORE);
}

async function replace(runner: QueryRunner, before: TableIndex[], after: TableIndex[]): Promise<void> {
  await runner.dropIndices('member', before);
  await runner.createIndices('member', after);
}
