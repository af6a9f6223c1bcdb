import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns, nullable } from '../schema';

const COLUMNS = [col.text('returnWay', 8), col.date('returnedOn'), col.text('returnSlip', 64)];

/** 现金退还: how the money goes back, and the bank's slip of a transfer. Until now it was counted out. */
export class CashReturnsByBank1795264500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'payment_cash', COLUMNS.map((column) => ({ column: nullable(column) })));
    await runner.query("UPDATE payment_cash SET returnWay = 'cash' WHERE returnAskedBy IS NOT NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'payment_cash', ...COLUMNS.map(({ name }) => name));
  }
}
