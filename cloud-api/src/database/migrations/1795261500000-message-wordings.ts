import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../../platform/ids';
import { col, createTable, dropTables, nullable } from '../schema';

interface ClosingRow {
  topic: string;
  closing: string;
  changedById: string | null;
  changedAt: unknown;
}

/** The customer words messages from a date on; the sentences at their ends go along. */
export class MessageWordings1795261500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'message_wording',
      [
        col.id(), col.text('topic', 32), col.text('title', 64), col.text('opening', 60), col.text('closing', 60), col.text('remark', 64), col.date('effectiveFrom'), col.text('reason', 200),
        nullable(col.ref('createdById')), col.time('createdAt'),
      ],
      [{ name: 'ix_message_wording_topic', columns: ['topic', 'effectiveFrom'] }],
    );
    const closings = (await runner.query('SELECT topic, closing, changedById, changedAt FROM message_text')) as ClosingRow[];
    for (const { topic, closing, changedById, changedAt } of closings) {
      await runner.query(
        "INSERT INTO message_wording (id, topic, title, opening, closing, remark, effectiveFrom, reason, createdById, createdAt) VALUES (?, ?, '', '', ?, '', '2020-01-01', '升级前的附言', ?, ?)",
        [newId(), topic, closing, changedById, changedAt],
      );
    }
    await dropTables(runner, 'message_text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'message_text', [
      col.key('topic', 32), col.text('closing', 60), col.int('version'), nullable(col.ref('changedById')), col.time('changedAt'),
    ]);
    await runner.query(
      `INSERT INTO message_text (topic, closing, version, changedById, changedAt)
       SELECT w.topic, w.closing, 1, w.createdById, w.createdAt FROM message_wording w
        WHERE NOT EXISTS (SELECT 1 FROM message_wording n WHERE n.topic = w.topic AND (n.effectiveFrom > w.effectiveFrom OR (n.effectiveFrom = w.effectiveFrom AND n.id > w.id)))`,
    );
    await dropTables(runner, 'message_wording');
  }
}
