import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Uploads. */
export class Files1763600002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'stored_file',
      [
        col.id(), col.ref('ownerId'), col.text('kind', 16), col.text('name', 200), col.text('mime', 100), col.int('sizeBytes'),
        col.text('sha256', 64), nullable(col.int('width')), nullable(col.int('height')), col.text('safety', 16),
        nullable(col.text('safetyLabel', 32)), nullable(col.text('traceId', 64)), col.time('createdAt'), nullable(col.time('checkedAt')),
      ],
      [
        { name: 'ix_stored_file_owner', columns: ['ownerId', 'id'] },
        { name: 'uq_stored_file_trace', columns: ['traceId'], unique: true },
        { name: 'ix_stored_file_safety', columns: ['safety', 'createdAt'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'stored_file');
  }
}
