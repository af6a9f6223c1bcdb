import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { col, createTable, dropTables } from '../schema';

const LEDGER = new TableIndex({ name: 'ix_point_entry_ledger', columnNames: ['month', 'id'] });
const DELIVERIES = new TableIndex({ name: 'ix_delivery_made', columnNames: ['month', 'id'] });

/** What the console reads of points and messages month by month; the words of bulletins after each edit. */
export class PointsDesk1795249180757 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('point_entry', LEDGER);
    await runner.createIndex('delivery', DELIVERIES);
    await createTable(
      runner,
      'bulletin_version',
      [
        col.id(), col.ref('bulletinId'), col.int('version'), col.time('at'), col.ref('actorId'), col.text('title', 100), col.json('paragraphs'),
        col.json('items'),
      ],
      [{ name: 'uq_bulletin_version', columns: ['bulletinId', 'version'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'bulletin_version');
    await runner.dropIndex('delivery', DELIVERIES.name!);
    await runner.dropIndex('point_entry', LEDGER.name!);
  }
}
