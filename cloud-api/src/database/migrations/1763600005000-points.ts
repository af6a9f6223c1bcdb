import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Point rules as versions, the ledger, its balances, appeals. */
export class Points1763600005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'point_rule',
      [
        col.id(), col.text('code', 64), col.int('version'), col.text('title', 100), col.long('description'), col.text('basis', 24),
        col.text('awardMode', 16), col.int('pointsCenti'), nullable(col.int('memberMonthlyCapCenti')), nullable(col.int('orgMonthlyCapCenti')),
        nullable(col.ref('ownerOrgId')), col.text('ownerOrgPath', 512), col.text('effectiveFrom', 7), col.text('sourceDoc', 191),
        col.text('sourceArticle', 64), col.text('status', 16), nullable(col.ref('createdBy')), col.time('createdAt'),
      ],
      [{ name: 'uq_point_rule_version', columns: ['code', 'version'], unique: true }],
    );
    await createTable(
      runner,
      'point_entry',
      [
        col.id(), col.text('ruleCode', 64), col.int('ruleVersion'), nullable(col.ref('memberId')), col.ref('orgId'), col.text('orgPath', 512),
        col.text('orgClass', 16), col.int('deltaCenti'), col.text('month', 7), col.date('occurredOn'), col.text('source', 16),
        col.text('sourceId', 64), col.text('subject', 200), nullable(col.text('evidencePage', 255)), nullable(col.text('evidenceNote', 500)),
        nullable(col.text('reason', 500)), col.text('idempotencyKey', 191), nullable(col.ref('reversesId')), nullable(col.ref('createdBy')),
        col.time('createdAt'),
      ],
      [
        { name: 'uq_point_entry_key', columns: ['idempotencyKey'], unique: true },
        { name: 'uq_point_entry_reverses', columns: ['reversesId'], unique: true },
        { name: 'ix_point_entry_month', columns: ['month', 'orgId', 'memberId', 'deltaCenti'] },
        { name: 'ix_point_entry_member', columns: ['memberId', 'month', 'id'] },
        { name: 'ix_point_entry_source', columns: ['source', 'sourceId'] },
      ],
    );
    await createTable(runner, 'point_balance', [
      col.key('subjectId', 26), col.key('month', 7), col.text('kind', 8), col.int('totalCenti'), col.int('entries'),
    ]);
    await createTable(runner, 'point_month', [col.key('month', 7), col.text('status', 8), nullable(col.time('frozenAt'))]);
    await createTable(
      runner,
      'point_appeal',
      [
        col.id(), col.ref('entryId'), nullable(col.ref('openEntryId')), col.ref('memberId'), col.ref('orgId'), col.text('orgPath', 512),
        col.text('answerPath', 512), col.ref('answerOrgId'), col.text('reason', 500), col.text('status', 16), col.date('dueOn'),
        col.bool('overdue'), nullable(col.date('remindedOn')), nullable(col.ref('answeredBy')), nullable(col.time('answeredAt')),
        nullable(col.long('answer')), nullable(col.int('correctedCenti')), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_point_appeal_open', columns: ['openEntryId'], unique: true },
        { name: 'ix_point_appeal_entry', columns: ['entryId'] },
        { name: 'ix_point_appeal_member', columns: ['memberId', 'id'] },
        { name: 'ix_point_appeal_status', columns: ['status', 'dueOn', 'id'] },
      ],
    );
    await createTable(
      runner,
      'point_appeal_event',
      [
        col.id(), col.ref('appealId'), col.time('at'), nullable(col.ref('actorId')), nullable(col.text('fromStatus', 16)),
        col.text('toStatus', 16), col.text('reason', 500),
      ],
      [{ name: 'ix_point_appeal_event_appeal', columns: ['appealId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'point_appeal_event', 'point_appeal', 'point_month', 'point_balance', 'point_entry', 'point_rule');
  }
}
