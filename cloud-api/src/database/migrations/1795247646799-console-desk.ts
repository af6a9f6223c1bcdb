import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { addColumns, col, createTable, dropColumns, dropTables, nullable } from '../schema';

const AUDIT_INDEXES = [
  new TableIndex({ name: 'ix_audit_entry_org', columnNames: ['orgPath', 'id'] }),
  new TableIndex({ name: 'ix_audit_entry_action', columnNames: ['action', 'id'] }),
  new TableIndex({ name: 'ix_audit_entry_at', columnNames: ['at', 'id'] }),
];

/** What the officers' console reads: searchable audit, verifications, last runs of jobs, changed settings, featured cases, visits. */
export class ConsoleDesk1795247646799 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of AUDIT_INDEXES) await runner.createIndex('audit_entry', index);
    await createTable(
      runner,
      'audit_verification',
      [
        col.id(), col.text('state', 16), col.int('fromSeq'), col.int('toSeq'), col.int('checked'), col.int('unsealed'), nullable(col.int('brokenAt')),
        nullable(col.ref('startedById')), col.time('startedAt'), nullable(col.time('finishedAt')),
      ],
      [{ name: 'ix_audit_verification_state', columns: ['state', 'id'] }],
    );
    await addColumns(runner, 'job_schedule', [{ column: nullable(col.int('lastDurationMs')) }]);
    await addColumns(runner, 'rule_value', [
      { column: nullable(col.text('reason', 200)) }, { column: nullable(col.ref('createdById')) }, { column: nullable(col.time('createdAt')) },
    ]);
    await createTable(runner, 'message_text', [
      col.key('topic', 32), col.text('closing', 60), col.int('version'), nullable(col.ref('changedById')), col.time('changedAt'),
    ]);
    await addColumns(runner, 'case_record', [{ column: nullable(col.ref('bornOfAdoptionId')) }, { column: nullable(col.time('featuredAt')) }]);
    await runner.createIndex('case_record', new TableIndex({ name: 'ix_case_record_born', columnNames: ['bornOfAdoptionId', 'id'] }));
    await createTable(runner, 'console_visit', [col.key('memberId', 26), col.time('seenAt')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'console_visit', 'message_text', 'audit_verification');
    await runner.dropIndex('case_record', 'ix_case_record_born');
    await dropColumns(runner, 'case_record', 'featuredAt', 'bornOfAdoptionId');
    await dropColumns(runner, 'rule_value', 'createdAt', 'createdById', 'reason');
    await dropColumns(runner, 'job_schedule', 'lastDurationMs');
    for (const { name } of AUDIT_INDEXES) await runner.dropIndex('audit_entry', name!);
  }
}
