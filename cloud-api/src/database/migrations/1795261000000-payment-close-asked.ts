import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, dropColumns, nullable } from '../schema';

/** When WeChat was asked to close an order. */
export class PaymentCloseAsked1795261000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'payment_order', [{ column: nullable(col.time('closeAskedAt')) }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'payment_order', 'closeAskedAt');
  }
}
