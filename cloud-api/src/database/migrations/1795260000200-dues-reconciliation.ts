import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

const LOOKUPS = [
  { table: 'payment_order', index: new TableIndex({ name: 'ix_payment_order_paid', columnNames: ['paidAt', 'number'] }) },
  { table: 'payment_refund', index: new TableIndex({ name: 'ix_payment_refund_succeeded', columnNames: ['succeededAt', 'number'] }) },
  { table: 'dues_journal', index: new TableIndex({ name: 'ix_dues_journal_occurred', columnNames: ['occurredOn', 'kind'] }) },
];

/** Days of WeChat Pay's bills, their rows, and on what they differ from the books. */
export class DuesReconciliation1795260000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'recon_day', [
      col.key('day', 10), col.text('status', 16), nullable(col.text('billSha1', 40)), col.int('payments'), col.fen('paidFen'), col.int('refunds'),
      col.fen('refundedFen'), col.fen('feeFen'), nullable(col.fen('fundInFen')), nullable(col.fen('fundOutFen')), nullable(col.fen('withdrawnFen')),
      col.int('herePayments'), col.fen('herePaidFen'), col.int('hereRefunds'), col.fen('hereRefundedFen'), col.fen('booksPaidFen'),
      col.fen('booksRefundedFen'), col.int('feeRuns'), nullable(col.text('problem', 500)), nullable(col.time('readAt')), nullable(col.time('comparedAt')),
    ]);
    await createTable(
      runner,
      'recon_bill_row',
      [
        col.id(), col.date('day'), col.text('kind', 8), col.text('number', 64), col.text('wechatNumber', 64), col.int('fen'), col.int('feeFen'),
        col.time('at'), nullable(col.int('fundFen')), col.bool('feeBooked'),
      ],
      [{ name: 'uq_recon_bill_row', columns: ['day', 'kind', 'number', 'wechatNumber'], unique: true }],
    );
    await createTable(
      runner,
      'recon_difference',
      [
        col.id(), col.date('day'), col.text('kind', 24), col.text('number', 64), col.text('status', 16), nullable(col.fen('billFen')),
        nullable(col.fen('hereFen')), col.text('explanation', 500), nullable(col.ref('orderId')), nullable(col.ref('orgId')), col.text('orgPath', 512),
        nullable(col.ref('ownerId')), col.time('foundAt'), col.int('version'),
      ],
      [
        { name: 'uq_recon_difference', columns: ['day', 'kind', 'number'], unique: true },
        { name: 'ix_recon_difference_status', columns: ['status', 'day', 'id'] },
      ],
    );
    await createTable(
      runner,
      'recon_difference_step',
      [
        col.id(), col.ref('differenceId'), col.time('at'), nullable(col.ref('actorId')), nullable(col.text('fromStatus', 16)), col.text('toStatus', 16),
        col.text('reason', 500),
      ],
      [{ name: 'ix_recon_difference_step', columns: ['differenceId', 'id'] }],
    );
    for (const { table, index } of LOOKUPS) await runner.createIndex(table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index } of LOOKUPS) await runner.dropIndex(table, index);
    await dropTables(runner, 'recon_difference_step', 'recon_difference', 'recon_bill_row', 'recon_day');
  }
}
