import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const BY_STATE = new TableIndex({ name: 'ix_import_row_state', columnNames: ['importId', 'state', 'rowNo'] });

/** Rows of an import that are written, or had nothing to write, are no longer kept; what is left of one is read in the order of its rows. */
export class ImportRowsGo1795264000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM import_row WHERE state IN ('same', 'done')");
    await runner.dropIndex('import_row', BY_STATE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('import_row', BY_STATE);
  }
}
