import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Audit chain, outbox, schedules and dated rule values. */
export class Platform1763600000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'audit_entry',
      [
        col.id(), nullable(col.int('seq')), col.time('at'), nullable(col.ref('actorId')), col.text('action', 64),
        col.text('objectType', 32), col.text('objectId', 64), col.text('orgPath', 512), col.text('title', 200),
        col.json('detail'), col.text('requestId', 64), nullable(col.text('prevHash', 64)), nullable(col.text('hash', 64)),
      ],
      [
        { name: 'uq_audit_entry_seq', columns: ['seq'], unique: true },
        { name: 'ix_audit_entry_object', columns: ['objectType', 'objectId', 'id'] },
        { name: 'ix_audit_entry_actor', columns: ['actorId', 'id'] },
      ],
    );
    await createTable(
      runner,
      'outbox_message',
      [
        col.id(), col.text('topic', 64), nullable(col.text('dedupKey', 191)), col.json('payload'), col.text('status', 16),
        col.time('runAt'), col.int('attempts'), nullable(col.text('leaseToken', 32)), nullable(col.time('leaseUntil')),
        nullable(col.long('lastError')), col.time('createdAt'), nullable(col.time('doneAt')),
      ],
      [
        { name: 'uq_outbox_message_dedup', columns: ['dedupKey'], unique: true },
        { name: 'ix_outbox_message_due', columns: ['status', 'runAt'] },
        { name: 'ix_outbox_message_lease', columns: ['leaseToken'] },
      ],
    );
    await createTable(runner, 'job_schedule', [
      col.key('name'), col.time('nextRunAt'), nullable(col.text('leaseToken', 32)), nullable(col.time('leaseUntil')),
      nullable(col.time('lastRunAt')), nullable(col.long('lastError')),
    ]);
    await createTable(
      runner,
      'rule_value',
      [
        col.id(), col.text('code', 64), col.text('value', 191), col.text('unit', 16), col.text('doc', 191), col.text('article', 64),
        col.date('effectiveFrom'), nullable(col.date('effectiveTo')), col.text('orgPath', 512),
      ],
      [{ name: 'ix_rule_value_code', columns: ['code', 'effectiveFrom'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'rule_value', 'job_schedule', 'outbox_message', 'audit_entry');
  }
}
