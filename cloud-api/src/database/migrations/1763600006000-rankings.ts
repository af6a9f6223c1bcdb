import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Month close, sealed rankings, bulletins. */
export class Rankings1763600006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'month_close', [
      col.key('month', 7), col.text('phase', 16), col.text('cursor', 26), col.int('done'), col.int('total'), col.json('terms'),
      nullable(col.text('leaseToken', 32)), nullable(col.time('leaseUntil')), nullable(col.ref('startedBy')), col.time('startedAt'),
      nullable(col.time('closedAt')),
    ]);
    await createTable(
      runner,
      'ranking_row',
      [
        col.key('month', 7), col.key('orgId', 26), col.text('orgName', 100), col.text('parentName', 100), col.text('orgPath', 512),
        col.text('orgClass', 16), col.int('heads'), col.int('entries'), col.int('totalCenti'), col.int('earners'), col.int('spread'),
        col.int('perHeadCenti'), col.bool('small'), col.int('bandCenti'), col.int('place'), col.int('sharedBy'), col.int('totalPlace'),
        col.int('position'),
      ],
      [
        { name: 'ix_ranking_row_position', columns: ['month', 'orgClass', 'position'] },
        { name: 'ix_ranking_row_org', columns: ['orgId', 'month'] },
      ],
    );
    await createTable(runner, 'ranking_seal', [
      col.key('month', 7), col.text('hash', 64), col.text('prevHash', 64), col.text('prevMonth', 7), col.json('terms'), col.json('classes'),
      col.time('sealedAt'),
    ]);
    await createTable(
      runner,
      'bulletin',
      [
        col.id(), col.text('month', 7), col.text('title', 100), col.text('status', 16), col.ref('scopeOrgId'), col.text('scopeOrgPath', 512),
        col.json('paragraphs'), col.json('items'), col.json('editorIds'), nullable(col.time('publishedAt')), col.text('notifiedUpTo', 26),
        col.int('notified'), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_bulletin_month', columns: ['month'], unique: true },
        { name: 'ix_bulletin_status', columns: ['status', 'month'] },
      ],
    );
    await createTable(
      runner,
      'bulletin_event',
      [col.id(), col.ref('bulletinId'), col.time('at'), col.ref('actorId'), col.text('action', 16), nullable(col.text('reason', 500))],
      [{ name: 'ix_bulletin_event_bulletin', columns: ['bulletinId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'bulletin_event', 'bulletin', 'ranking_seal', 'ranking_row', 'month_close');
  }
}
