import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Interest and opening balances entered by two persons; movements of the merchant's account that belong to no payment. */
export class DuesBookEntries1795263000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dues_book_entry',
      [
        col.id(), col.ref('orgId'), col.text('orgPath', 512), col.text('kind', 16), col.text('account', 8), col.fen('amountFen'), col.date('day'),
        col.text('voucher', 64), col.text('note', 200), col.text('status', 16), nullable(col.text('standingKey', 120)), col.ref('enteredBy'),
        col.time('enteredAt'), nullable(col.ref('decidedBy')), nullable(col.time('decidedAt')), nullable(col.text('reason', 500)), col.int('version'),
      ],
      [
        { name: 'uq_dues_book_entry_standing', columns: ['standingKey'], unique: true },
        { name: 'ix_dues_book_entry_path', columns: ['orgPath', 'id'] },
        { name: 'ix_dues_book_entry_status', columns: ['status', 'day'] },
      ],
    );
    await createTable(
      runner,
      'recon_fund_flow',
      [
        col.key('flowId', 64), col.date('day'), col.text('kind', 16), col.text('business', 64), col.text('businessId', 64), col.fen('fen'), col.time('at'),
        col.bool('booked'), col.fen('unbackedFen'), nullable(col.text('returnsId', 64)),
      ],
      [
        { name: 'ix_recon_fund_flow_day', columns: ['day', 'flowId'] },
        { name: 'ix_recon_fund_flow_business', columns: ['businessId'] },
        { name: 'uq_recon_fund_flow_returns', columns: ['returnsId'], unique: true },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'recon_fund_flow', 'dues_book_entry');
  }
}
