import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, col, createTable, dropColumns, dropTables, nullable } from '../schema';

/** Log-in to the console: scan tickets, sessions of its own kind, second factor. */
export class ConsoleAuth1795246469208 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'auth_session', [
      { column: col.text('kind', 16), fill: "'phone'" },
      { column: col.time('lastSeenAt'), fill: 'rotatedAt' },
    ]);
    await createTable(
      runner,
      'scan_ticket',
      [
        col.id(), col.text('scene', 32), col.text('secretHash', 64), col.text('status', 16), col.text('browser', 64), col.text('system', 64),
        col.text('address', 64), col.text('addressHash', 64), nullable(col.ref('memberId')), col.time('createdAt'), col.time('expiresAt'),
      ],
      [
        { name: 'uq_scan_ticket_scene', columns: ['scene'], unique: true },
        { name: 'ix_scan_ticket_address', columns: ['addressHash', 'createdAt'] },
        { name: 'ix_scan_ticket_expiry', columns: ['expiresAt'] },
      ],
    );
    await createTable(runner, 'second_factor', [
      col.id('memberId'), col.text('secret', 512), col.int('lastStep'), col.time('createdAt'), nullable(col.time('confirmedAt')),
    ]);
    await createTable(
      runner,
      'recovery_code',
      [col.id(), col.ref('memberId'), col.text('codeHash', 64), nullable(col.time('usedAt'))],
      [{ name: 'uq_recovery_code', columns: ['memberId', 'codeHash'], unique: true }],
    );
    await createTable(
      runner,
      'second_factor_ticket',
      [col.id(), col.text('tokenHash', 64), col.ref('memberId'), col.text('via', 16), col.text('step', 16), col.time('expiresAt')],
      [
        { name: 'uq_second_factor_ticket_token', columns: ['tokenHash'], unique: true },
        { name: 'ix_second_factor_ticket_expiry', columns: ['expiresAt'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'second_factor_ticket', 'recovery_code', 'second_factor', 'scan_ticket');
    await dropColumns(runner, 'auth_session', 'lastSeenAt', 'kind');
  }
}
