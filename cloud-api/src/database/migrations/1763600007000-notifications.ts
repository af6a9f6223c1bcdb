import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Inbox, deliveries, consents, pushes, preferences. */
export class Notifications1763600007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'notification',
      [
        col.id(), col.ref('memberId'), col.text('topic', 32), col.text('period', 96), col.text('title', 100), col.text('body', 500),
        col.text('page', 255), nullable(col.json('template')), col.bool('mustArrive'), col.time('createdAt'), nullable(col.time('readAt')),
      ],
      [
        { name: 'uq_notification', columns: ['memberId', 'topic', 'period'], unique: true },
        { name: 'ix_notification_inbox', columns: ['memberId', 'id'] },
        { name: 'ix_notification_occasion', columns: ['topic', 'period', 'memberId'] },
      ],
    );
    await createTable(
      runner,
      'delivery',
      [
        col.id(), col.ref('notificationId'), col.ref('memberId'), col.text('orgPath', 512), col.text('orgName', 100), col.text('channel', 8),
        col.text('status', 12), col.text('reason', 200), col.text('month', 7), col.int('attempts'), nullable(col.text('claimToken', 32)),
        nullable(col.time('startedAt')), nullable(col.time('sentAt')), nullable(col.text('msgId', 64)), col.time('createdAt'),
      ],
      [
        { name: 'uq_delivery', columns: ['notificationId', 'channel'], unique: true },
        { name: 'ix_delivery_org', columns: ['orgPath', 'id'] },
        { name: 'ix_delivery_month', columns: ['memberId', 'channel', 'month', 'status'] },
        { name: 'ix_delivery_claim', columns: ['claimToken'] },
        { name: 'ix_delivery_status', columns: ['status', 'startedAt'] },
        { name: 'ix_delivery_msg', columns: ['msgId'] },
      ],
    );
    await createTable(runner, 'subscription_quota', [
      col.key('memberId', 26), col.key('kind', 16), col.int('remaining'), nullable(col.time('turnedOffAt')), col.time('updatedAt'),
    ]);
    await createTable(runner, 'push_receipt', [col.key('dedupKey', 191), col.time('receivedAt')], [
      { name: 'ix_push_receipt_at', columns: ['receivedAt'] },
    ]);
    await createTable(runner, 'notification_preference', [col.key('memberId', 26), col.json('muted'), col.time('updatedAt')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'notification_preference', 'push_receipt', 'subscription_quota', 'delivery', 'notification');
  }
}
