import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Roster imports: job, rows and the file while it is being read. */
export class Imports1763600001150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'import_job',
      [
        col.id(), col.text('fileName', 200), col.text('fileHash', 64), col.text('state', 16), col.int('processed'), nullable(col.int('total')),
        col.int('created'), col.int('updated'), col.int('unchanged'), col.int('failed'), nullable(col.text('failure', 500)),
        nullable(col.json('head')), nullable(col.ref('actorId')), nullable(col.json('scopes')), nullable(col.text('leaseToken', 32)),
        nullable(col.time('leaseUntil')), col.time('createdAt'), nullable(col.time('finishedAt')),
      ],
      [
        { name: 'ix_import_job_actor', columns: ['actorId', 'id'] },
        { name: 'ix_import_job_file', columns: ['fileHash'] },
        { name: 'ix_import_job_created', columns: ['createdAt'] },
      ],
    );
    await createTable(
      runner,
      'import_row',
      [col.id(), col.ref('importId'), col.int('rowNo'), col.text('state', 8), nullable(col.long('payload')), nullable(col.json('problems'))],
      [
        { name: 'uq_import_row', columns: ['importId', 'rowNo'], unique: true },
        { name: 'ix_import_row_state', columns: ['importId', 'state', 'rowNo'] },
      ],
    );
    await createTable(
      runner,
      'import_piece',
      [col.id(), col.ref('importId'), col.int('seq'), col.long('data')],
      [{ name: 'uq_import_piece', columns: ['importId', 'seq'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'import_piece', 'import_row', 'import_job');
  }
}
