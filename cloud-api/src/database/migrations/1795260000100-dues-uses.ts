import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

const party = (name: string) => [
  nullable(col.ref(`${name}By`)), nullable(col.time(`${name}At`)), nullable(col.date(`${name}On`)),
];

/** What moves the money of party dues: remittances, uses, deposits; what is published of it. */
export class DuesUses1795260000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dues_remittance',
      [
        col.id(), col.text('kind', 8), col.ref('fromOrgId'), col.text('fromPath', 512), nullable(col.ref('toOrgId')), col.text('toPath', 512),
        col.text('toName', 100), col.text('fromMonth', 7), col.text('toMonth', 7), col.fen('basisFen'), col.int('basisPoints'), col.text('ratioDoc', 191),
        col.text('ratioArticle', 64), col.fen('amountFen'), col.text('note', 200), col.text('status', 16), nullable(col.date('dueOn')),
        col.ref('createdBy'), col.time('createdAt'), col.int('sendings'), ...party('sent'), nullable(col.text('sentFrom', 8)),
        nullable(col.text('sentVoucher', 64)), ...party('received'), nullable(col.text('receivedInto', 8)), nullable(col.text('receivedVoucher', 64)),
        col.int('version'),
      ],
      [
        { name: 'ix_dues_remittance_from', columns: ['fromOrgId', 'kind', 'fromMonth'] },
        { name: 'ix_dues_remittance_path', columns: ['fromPath', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_use',
      [
        col.id(), col.ref('orgId'), col.text('orgPath', 512), col.text('useClass', 16), col.text('purpose', 200), col.fen('amountFen'),
        col.text('payee', 100), col.date('decidedOn'), col.long('decision'), col.text('status', 16), col.ref('requestedBy'), col.time('requestedAt'),
        nullable(col.ref('decidedBy')), nullable(col.time('decidedAt')), nullable(col.text('reason', 500)), nullable(col.date('paidOn')),
        nullable(col.text('account', 8)), nullable(col.text('voucher', 64)), col.int('version'),
      ],
      [
        { name: 'ix_dues_use_path', columns: ['orgPath', 'id'] },
        { name: 'ix_dues_use_org', columns: ['orgId', 'paidOn'] },
      ],
    );
    await createTable(runner, 'dues_use_file', [col.key('useId', 26), col.key('fileId', 26), col.int('position')], [
      { name: 'ix_dues_use_file_file', columns: ['fileId'] },
    ]);
    await createTable(
      runner,
      'dues_cash_deposit',
      [
        col.id(), col.ref('orgId'), col.text('orgPath', 512), col.fen('amountFen'), col.ref('countedBy'), col.time('countedAt'), col.text('note', 200),
        col.text('status', 16), nullable(col.ref('confirmedBy')), nullable(col.time('confirmedAt')), nullable(col.date('depositedOn')),
        nullable(col.text('slip', 64)), nullable(col.text('reason', 500)), col.int('version'),
      ],
      [{ name: 'ix_dues_cash_deposit_path', columns: ['orgPath', 'id'] }],
    );
    await createTable(
      runner,
      'dues_publication',
      [
        col.id(), col.ref('orgId'), col.text('orgPath', 512), col.text('orgName', 100), col.int('year'), col.int('edition'), col.json('figures'),
        col.text('note', 1000), nullable(col.text('reason', 500)), col.ref('publishedById'), col.text('publishedBy', 50), col.time('publishedAt'),
        col.text('hash', 64),
      ],
      [
        { name: 'uq_dues_publication_edition', columns: ['orgId', 'year', 'edition'], unique: true },
        { name: 'ix_dues_publication_path', columns: ['orgPath', 'id'] },
      ],
    );
    await createTable(
      runner,
      'dues_books_step',
      [col.id(), col.ref('subjectId'), col.time('at'), col.ref('actorId'), col.text('action', 16), nullable(col.text('reason', 500))],
      [{ name: 'ix_dues_books_step_subject', columns: ['subjectId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'dues_books_step', 'dues_publication', 'dues_cash_deposit', 'dues_use_file', 'dues_use', 'dues_remittance');
  }
}
