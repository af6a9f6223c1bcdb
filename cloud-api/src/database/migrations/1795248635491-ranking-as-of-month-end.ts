import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { addColumns, col, dropColumns } from '../schema';

/** Rankings as of the month's end: what a unit took over is part of the snapshot, and heads are counted back from the history. */
export class RankingAsOfMonthEnd1795248635491 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'ranking_row', [{ column: col.json('mergedIds'), fill: "'[]'" }]);
    await addColumns(runner, 'ranking_seal', [{ column: col.int('format'), fill: '1' }]);
    await runner.createIndex('member_history', new TableIndex({ name: 'ix_member_history_at', columnNames: ['at', 'memberId'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('member_history', 'ix_member_history_at');
    await dropColumns(runner, 'ranking_seal', 'format');
    await dropColumns(runner, 'ranking_row', 'mergedIds');
  }
}
