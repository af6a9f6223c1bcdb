import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Checks, blind reviews, public notices and objections of cases; days on which offices work otherwise than usual. */
export class CaseReviews1763600003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'case_safety_finding',
      [
        col.id(), col.ref('caseId'), col.int('round'), col.text('part', 24), col.text('verdict', 16), nullable(col.text('label', 32)),
        col.json('keywords'), col.json('traceIds'), nullable(col.text('undecided', 200)), col.time('checkedAt'),
      ],
      [{ name: 'uq_case_safety_finding', columns: ['caseId', 'round', 'part'], unique: true }],
    );
    await createTable(
      runner,
      'case_similarity_finding',
      [col.id(), col.ref('caseId'), col.int('round'), col.ref('otherCaseId'), col.int('percent'), col.json('passages')],
      [{ name: 'uq_case_similarity_finding', columns: ['caseId', 'round', 'otherCaseId'], unique: true }],
    );
    await createTable(
      runner,
      'case_review',
      [
        col.id(), col.ref('caseId'), col.int('round'), col.ref('reviewerId'), col.text('state', 16), col.text('method', 16),
        nullable(col.text('seed', 32)), col.ref('assignedById'), col.time('assignedAt'), col.date('dueOn'), col.json('scores'),
        nullable(col.int('totalHundredths')), col.long('opinion'), col.long('reason'), nullable(col.time('closedAt')), col.int('version'),
      ],
      [
        { name: 'uq_case_review', columns: ['caseId', 'round', 'reviewerId'], unique: true },
        { name: 'ix_case_review_reviewer', columns: ['reviewerId', 'state', 'id'] },
        { name: 'ix_case_review_due', columns: ['state', 'dueOn'] },
      ],
    );
    await createTable(
      runner,
      'case_notice',
      [
        col.id(), col.ref('caseId'), col.int('round'), col.date('startsOn'), col.date('endsOn'), col.int('workingDays'), col.text('state', 16),
        col.ref('openedById'), col.time('openedAt'),
      ],
      [
        { name: 'uq_case_notice', columns: ['caseId', 'round'], unique: true },
        { name: 'ix_case_notice_state', columns: ['state', 'endsOn', 'id'] },
      ],
    );
    await createTable(
      runner,
      'case_objection',
      [
        col.id(), col.ref('noticeId'), col.ref('caseId'), col.ref('memberId'), col.long('text'), col.text('state', 16),
        nullable(col.long('answer')), nullable(col.ref('answeredById')), nullable(col.time('answeredAt')), col.time('filedAt'),
      ],
      [
        { name: 'ix_case_objection_case', columns: ['caseId', 'state', 'id'] },
        { name: 'ix_case_objection_member', columns: ['memberId', 'id'] },
      ],
    );
    await createTable(runner, 'calendar_exception', [col.key('date', 10), col.bool('working'), col.text('name', 32)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'calendar_exception', 'case_objection', 'case_notice', 'case_review', 'case_similarity_finding', 'case_safety_finding');
  }
}
