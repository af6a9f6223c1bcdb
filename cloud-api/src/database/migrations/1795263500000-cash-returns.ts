import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns, nullable } from '../schema';

const COLUMNS = [
  col.text('returnReason', 200), col.ref('returnAskedBy'), col.time('returnAskedAt'), col.ref('returnDecidedBy'), col.time('returnDecidedAt'), col.text('returnRefusal', 500),
];

/** 现金退还: who asked for it, who decided. */
export class CashReturns1795263500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'payment_cash', COLUMNS.map((column) => ({ column: nullable(column) })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'payment_cash', ...COLUMNS.map(({ name }) => name));
  }
}
