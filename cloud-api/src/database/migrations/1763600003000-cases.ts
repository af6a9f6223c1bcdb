import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Cases with their history, and their categories. */
export class Cases1763600003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'case_category',
      [col.key('code', 32), col.text('name', 30), col.text('note', 200), col.bool('active'), col.int('seat')],
      [{ name: 'ix_case_category_seat', columns: ['seat', 'code'] }],
    );
    await createTable(
      runner,
      'case_record',
      [
        col.id(), col.text('title', 100), nullable(col.text('categoryCode', 32)), col.long('summary'), col.long('background'),
        col.long('practice'), col.long('effect'), col.long('insight'), col.long('appendix'), col.text('visibility', 16),
        col.long('publicDigest'), nullable(col.ref('coverFileId')), col.bool('pledge'), col.int('wordCount'), col.ref('orgId'),
        col.text('orgPath', 512), col.text('orgName', 100), col.ref('creatorId'), col.text('status', 24), col.int('round'),
        nullable(col.text('safety', 16)), col.long('similarityExplanation'), col.int('version'), col.time('createdAt'),
        col.time('updatedAt'), nullable(col.time('submittedAt')), nullable(col.time('publishedAt')),
      ],
      [
        { name: 'ix_case_record_desk', columns: ['status', 'orgPath', 'id'] },
        { name: 'ix_case_record_org', columns: ['orgPath', 'status', 'publishedAt'] },
        { name: 'ix_case_record_published', columns: ['status', 'publishedAt', 'id'] },
        { name: 'ix_case_record_category', columns: ['categoryCode', 'status', 'publishedAt', 'id'] },
        { name: 'ix_case_record_creator', columns: ['creatorId', 'updatedAt', 'id'] },
      ],
    );
    await createTable(
      runner,
      'case_author',
      [col.id(), col.ref('caseId'), col.ref('memberId'), col.text('name', 64), col.ref('orgId'), col.int('seat')],
      [
        { name: 'uq_case_author', columns: ['caseId', 'memberId'], unique: true },
        { name: 'ix_case_author_member', columns: ['memberId', 'caseId'] },
      ],
    );
    await createTable(
      runner,
      'case_tag',
      [col.id(), col.ref('caseId'), col.text('tag', 20), col.text('tagKey', 20), col.int('seat')],
      [
        { name: 'uq_case_tag', columns: ['caseId', 'tagKey'], unique: true },
        { name: 'ix_case_tag_key', columns: ['tagKey', 'caseId'] },
      ],
    );
    await createTable(
      runner,
      'case_file',
      [col.id(), col.ref('caseId'), col.ref('fileId'), col.text('kind', 16), col.text('caption', 100), col.int('seat')],
      [
        { name: 'uq_case_file', columns: ['caseId', 'fileId'], unique: true },
        { name: 'ix_case_file_file', columns: ['fileId'] },
      ],
    );
    await createTable(
      runner,
      'case_revision',
      [
        col.id(), col.ref('caseId'), col.int('version'), col.json('content'), col.text('contentHash', 64), col.json('changedParts'),
        col.text('deviceLabel', 64), col.ref('savedById'), col.text('savedBy', 64), col.time('startedAt'), col.time('savedAt'),
      ],
      [{ name: 'uq_case_revision', columns: ['caseId', 'version'], unique: true }],
    );
    await createTable(
      runner,
      'case_step',
      [
        col.id(), col.ref('caseId'), col.int('round'), col.text('action', 32), col.text('fromStatus', 24), col.text('toStatus', 24),
        nullable(col.ref('actorId')), col.long('reason'), col.time('at'),
      ],
      [{ name: 'ix_case_step_case', columns: ['caseId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'case_step', 'case_revision', 'case_file', 'case_tag', 'case_author', 'case_record', 'case_category');
  }
}
