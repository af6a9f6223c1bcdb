import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Organisation tree and its history. */
export class Orgs1763600001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'org',
      [
        col.id(), nullable(col.ref('parentId')), col.text('path', 512), col.text('name', 100), col.text('shortName', 50),
        col.text('initials', 100), col.text('sortKey', 191), col.text('kind', 24), col.text('orgClass', 16),
        nullable(col.text('unitName', 100)), nullable(col.text('unitCreditCode', 18)), col.json('otherUnits'),
        nullable(col.text('upperCode', 64)), nullable(col.date('foundedOn')), nullable(col.date('termStart')),
        nullable(col.date('termEnd')), nullable(col.text('termAlarm', 32)), nullable(col.date('endsOn')), nullable(col.int('latitudeE6')), nullable(col.int('longitudeE6')),
        nullable(col.text('address', 200)), col.text('status', 16), nullable(col.date('closedOn')), nullable(col.ref('mergedIntoId')),
        col.int('version'), col.time('createdAt'), col.time('updatedAt'),
      ],
      [
        { name: 'ix_org_path', columns: ['path'] },
        { name: 'ix_org_parent', columns: ['parentId', 'sortKey', 'id'] },
        { name: 'ix_org_name', columns: ['name'] },
        { name: 'uq_org_upper_code', columns: ['upperCode'], unique: true },
        { name: 'ix_org_ends', columns: ['status', 'endsOn'] },
        { name: 'ix_org_term', columns: ['status', 'termEnd'] },
      ],
    );
    await createTable(
      runner,
      'org_change',
      [
        col.id(), col.ref('orgId'), col.text('kind', 16), col.time('at'), nullable(col.ref('actorId')),
        nullable(col.text('reason', 500)), col.json('changes'),
      ],
      [{ name: 'ix_org_change_org', columns: ['orgId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'org_change', 'org');
  }
}
