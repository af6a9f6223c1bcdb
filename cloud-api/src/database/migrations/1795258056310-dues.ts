import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** What members owe: items of the base, fixings, bills, reliefs, consents, cases, voluntary extras. */
export class Dues1795258056310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dues_item',
      [
        col.id(), nullable(col.text('seedKey', 64)), nullable(col.ref('orgId')), col.text('name', 100), col.text('effect', 16), col.text('doc', 191),
        col.text('article', 64), col.text('decidedBy', 100), col.date('decidedOn'), col.text('effectiveFrom', 7), nullable(col.text('effectiveTo', 7)),
        nullable(col.ref('createdBy')), col.time('createdAt'),
      ],
      [{ name: 'uq_dues_item_seed', columns: ['seedKey'], unique: true }],
    );
    await createTable(
      runner,
      'dues_fixing',
      [
        col.id(), col.ref('memberId'), col.int('year'), col.text('kind', 16), col.text('fromMonth', 7), nullable(col.text('toMonth', 7)),
        col.text('precedence', 9), nullable(col.text('currentKey', 40)), col.int('monthlyFen'), col.bool('manual'), col.long('sealed'),
        nullable(col.text('reason', 500)), nullable(col.ref('createdBy')), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_fixing_current', columns: ['currentKey'], unique: true },
        { name: 'ix_dues_fixing_member', columns: ['memberId', 'precedence'] },
      ],
    );
    await createTable(
      runner,
      'dues_fixing_import',
      [
        col.id(), col.ref('orgId'), col.int('year'), col.text('fileName', 200), col.text('state', 16), col.int('rows'), col.int('changes'),
        col.int('unchanged'), col.long('faults'), col.long('sealed'), col.ref('createdBy'), col.time('createdAt'),
      ],
      [{ name: 'ix_dues_fixing_import_at', columns: ['createdAt'] }],
    );
    await createTable(
      runner,
      'dues_bill',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), col.text('month', 7), col.date('dueOn'), col.int('dueFen'), col.int('paidFen'),
        col.text('status', 8), col.ref('fixingId'), nullable(col.ref('reliefId')), nullable(col.time('paidAt')), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_bill_month', columns: ['memberId', 'month'], unique: true },
        { name: 'ix_dues_bill_org', columns: ['month', 'orgId', 'status', 'dueOn', 'dueFen', 'paidFen'] },
        { name: 'ix_dues_bill_open', columns: ['status', 'dueOn', 'memberId'] },
      ],
    );
    await createTable(
      runner,
      'dues_settlement',
      [col.id(), col.ref('billId'), col.text('source', 64), col.int('fen'), col.int('overFen'), col.time('at')],
      [
        { name: 'uq_dues_settlement_source', columns: ['source', 'billId'], unique: true },
        { name: 'ix_dues_settlement_bill', columns: ['billId', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_permit',
      [
        col.id(), col.ref('memberId'), col.text('kind', 8), col.int('months'), col.date('until'), col.text('reason', 500), col.ref('createdBy'),
        col.time('createdAt'),
      ],
      [{ name: 'ix_dues_permit_member', columns: ['memberId', 'until'] }],
    );
    await createTable(
      runner,
      'dues_relief',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), col.bool('retired'), col.text('kind', 8), nullable(col.int('monthlyFen')),
        col.text('fromMonth', 7), col.text('toMonth', 7), col.text('reason', 500), col.text('status', 12), nullable(col.ref('studiedBy')),
        col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'ix_dues_relief_member', columns: ['memberId', 'id'] },
        { name: 'ix_dues_relief_org', columns: ['orgId', 'status', 'id'] },
        { name: 'ix_dues_relief_months', columns: ['status', 'fromMonth', 'toMonth'] },
      ],
    );
    await createTable(
      runner,
      'dues_consent',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), nullable(col.ref('payerMemberId')), col.text('payerName', 64), col.text('relation', 16),
        col.text('fromMonth', 7), col.text('toMonth', 7), col.text('reason', 500), col.text('status', 12), nullable(col.text('tokenHash', 64)),
        nullable(col.time('tokenUntil')), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_consent_token', columns: ['tokenHash'], unique: true },
        { name: 'ix_dues_consent_member', columns: ['memberId', 'id'] },
        { name: 'ix_dues_consent_payer', columns: ['payerMemberId', 'status'] },
        { name: 'ix_dues_consent_org', columns: ['orgId', 'status', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_case',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), nullable(col.ref('openKey')), col.text('fromMonth', 7), col.text('toMonth', 7),
        col.int('months'), col.int('owedFen'), col.text('status', 8), nullable(col.text('outcome', 16)), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_case_open', columns: ['openKey'], unique: true },
        { name: 'ix_dues_case_member', columns: ['memberId', 'id'] },
        { name: 'ix_dues_case_org', columns: ['orgId', 'status', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_extra',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), col.int('fen'), col.date('receivedOn'), col.text('source', 64), col.text('status', 12),
        nullable(col.long('profile')), nullable(col.text('receiptNo', 64)), col.int('version'), col.time('createdAt'),
      ],
      [
        { name: 'uq_dues_extra_source', columns: ['source'], unique: true },
        { name: 'ix_dues_extra_org', columns: ['orgId', 'status', 'id'] },
        { name: 'ix_dues_extra_member', columns: ['memberId', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_event',
      [
        col.id(), col.ref('subjectId'), col.time('at'), nullable(col.ref('actorId')), nullable(col.text('fromStatus', 16)), col.text('toStatus', 16),
        nullable(col.text('reason', 500)),
      ],
      [{ name: 'ix_dues_event_subject', columns: ['subjectId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(
      runner, 'dues_event', 'dues_extra', 'dues_case', 'dues_consent', 'dues_relief', 'dues_permit', 'dues_settlement', 'dues_bill', 'dues_fixing_import',
      'dues_fixing', 'dues_item',
    );
  }
}
