import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, createTable, dropColumns, dropTables } from '../schema';

const INTERRUPTED = `UPDATE import_job SET state = 'failed', failure = '系统升级中断了这次导入，请重新上传名册。已写入的党员不受影响。'
  WHERE state IN ('checking', 'ready', 'committing')`;

/** Good rows of a dry run are kept in sealed batches; import_row has the bad ones alone. What was under way is to be uploaded again. */
export class ImportBatches1795275000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INTERRUPTED);
    await runner.query("DELETE FROM import_row WHERE state <> 'bad'");
    await dropColumns(runner, 'import_row', 'state');
    await createTable(
      runner,
      'import_batch',
      [col.id(), col.ref('importId'), col.int('lastRow'), col.long('data')],
      [{ name: 'uq_import_batch', columns: ['importId', 'lastRow'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(INTERRUPTED);
    await dropTables(runner, 'import_batch');
    await addColumns(runner, 'import_row', [{ column: col.text('state', 8), fill: "'bad'" }]);
  }
}
