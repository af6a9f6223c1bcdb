import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** WeChat accounts, sessions, codes and failed tries. */
export class Auth1763600001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'wechat_account',
      [
        col.id(), col.text('openid', 512), col.text('openidHash', 64), nullable(col.text('sessionKey', 512)), nullable(col.ref('memberId')),
        nullable(col.time('boundAt')), col.time('createdAt'), col.time('updatedAt'),
      ],
      [
        { name: 'uq_wechat_account_openid', columns: ['openidHash'], unique: true },
        { name: 'uq_wechat_account_member', columns: ['memberId'], unique: true },
      ],
    );
    await createTable(
      runner,
      'bind_ticket',
      [col.id(), col.text('tokenHash', 64), col.ref('accountId'), col.time('expiresAt')],
      [{ name: 'uq_bind_ticket_token', columns: ['tokenHash'], unique: true }],
    );
    await createTable(
      runner,
      'auth_session',
      [
        col.id(), col.ref('memberId'), col.text('via', 16), col.text('device', 64), col.text('refreshHash', 64), nullable(col.text('previousHash', 64)),
        col.time('rotatedAt'), col.time('createdAt'), col.time('expiresAt'), nullable(col.time('revokedAt')),
      ],
      [
        { name: 'ix_auth_session_member', columns: ['memberId', 'revokedAt'] },
        { name: 'ix_auth_session_expiry', columns: ['expiresAt'] },
      ],
    );
    await createTable(
      runner,
      'sms_code',
      [
        col.id(), col.text('phoneHash', 64), col.text('purpose', 16), col.int('slot'), col.text('codeHash', 64), col.text('addressHash', 64),
        col.time('createdAt'), col.time('expiresAt'), nullable(col.time('usedAt')),
      ],
      [
        { name: 'uq_sms_code_slot', columns: ['phoneHash', 'slot'], unique: true },
        { name: 'ix_sms_code_phone', columns: ['phoneHash', 'createdAt'] },
        { name: 'ix_sms_code_address', columns: ['addressHash', 'createdAt'] },
      ],
    );
    await createTable(runner, 'login_failure', [col.key('id', 100), col.int('failures'), col.time('lastAt'), nullable(col.time('lockedUntil'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'login_failure', 'sms_code', 'auth_session', 'bind_ticket', 'wechat_account');
  }
}
