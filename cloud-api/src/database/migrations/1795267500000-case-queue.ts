import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const QUEUE = new TableIndex({ name: 'ix_case_record_queue', columnNames: ['status', 'submittedAt', 'id'] });

/** Cases that wait are listed by when they were submitted. */
export class CaseQueue1795267500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('case_record', QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('case_record', QUEUE);
  }
}
