import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** The double-entry books of party dues. */
export class DuesBooks1795258103080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dues_journal',
      [
        col.id(), col.text('postingKey', 191), col.text('kind', 24), col.ref('orgId'), col.text('orgPath', 512), col.date('occurredOn'), col.date('day'),
        col.text('memo', 200), col.text('sourceType', 32), col.text('sourceId', 64), col.fen('totalFen'), nullable(col.ref('reversesId')),
        nullable(col.ref('createdBy')), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_journal_key', columns: ['postingKey'], unique: true },
        { name: 'uq_dues_journal_reverses', columns: ['reversesId'], unique: true },
        { name: 'ix_dues_journal_org', columns: ['orgId', 'day', 'id'] },
        { name: 'ix_dues_journal_source', columns: ['sourceType', 'sourceId'] },
      ],
    );
    await createTable(
      runner,
      'dues_line',
      [
        col.id(), col.ref('journalId'), col.ref('orgId'), col.date('day'), col.text('account', 24), col.fen('debitFen'), col.fen('creditFen'),
      ],
      [
        { name: 'ix_dues_line_journal', columns: ['journalId', 'id'] },
        { name: 'ix_dues_line_ledger', columns: ['orgId', 'day', 'id'] },
        { name: 'ix_dues_line_day', columns: ['day', 'orgId', 'account', 'debitFen', 'creditFen'] },
      ],
    );
    await createTable(runner, 'dues_balance', [
      col.key('orgId', 26), col.key('month', 7), col.key('account', 24), col.fen('debitFen'), col.fen('creditFen'),
    ]);
    await createTable(runner, 'dues_month', [
      col.key('orgId', 26), col.key('month', 7), col.text('status', 8), nullable(col.time('closedAt')), nullable(col.ref('closedBy')),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'dues_month', 'dues_balance', 'dues_line', 'dues_journal');
  }
}
