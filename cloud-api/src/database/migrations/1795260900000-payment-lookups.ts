import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const LOOKUPS = [
  { table: 'payment_order', index: new TableIndex({ name: 'ix_payment_order_consent', columnNames: ['consentId', 'id'] }) },
  { table: 'payment_receipt', index: new TableIndex({ name: 'ix_payment_receipt_order', columnNames: ['orderId', 'id'] }) },
];

/** Orders by the consent they were placed with, receipts by the order that a refund takes back. */
export class PaymentLookups1795260900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, index } of LOOKUPS) await runner.createIndex(table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index } of LOOKUPS) await runner.dropIndex(table, index);
  }
}
