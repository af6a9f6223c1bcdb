import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const WAITING = [
  { table: 'payment_cash', index: new TableIndex({ name: 'ix_payment_cash_status', columnNames: ['status', 'id'] }) },
  { table: 'payment_refund', index: new TableIndex({ name: 'ix_payment_refund_status', columnNames: ['status', 'id'] }) },
];

/** Every officer's first screen counts what waits: few rows among all that were ever done. */
export class PaymentWaiting1795265500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, index } of WAITING) await runner.createIndex(table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index } of WAITING) await runner.dropIndex(table, index);
  }
}
