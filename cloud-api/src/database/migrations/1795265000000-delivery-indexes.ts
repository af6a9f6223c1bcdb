import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const BEFORE = [
  new TableIndex({ name: 'ix_delivery_month', columnNames: ['memberId', 'channel', 'month', 'status'] }),
  new TableIndex({ name: 'ix_delivery_claim', columnNames: ['claimToken'] }),
];
const NOW = [new TableIndex({ name: 'ix_delivery_member', columnNames: ['memberId', 'channel', 'month'] })];

/** A message changes its state and its claim twice on its way: no index that nobody reads by them has to follow. */
export class DeliveryIndexes1795265000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndices('delivery', NOW);
    await runner.dropIndices('delivery', BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndices('delivery', BEFORE);
    await runner.dropIndices('delivery', NOW);
  }
}
