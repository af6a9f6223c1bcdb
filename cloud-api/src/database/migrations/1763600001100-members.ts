import type { MigrationInterface, QueryRunner } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** The roster: members, their posts and history. */
export class Members1763600001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'member',
      [
        col.id(), col.text('name', 64), col.text('sortKey', 191), col.text('initials', 32), col.text('idNumber', 191),
        col.text('idNumberHash', 64), nullable(col.text('phone', 191)), nullable(col.text('phoneHash', 64)),
        nullable(col.text('landline', 191)), nullable(col.text('address', 2000)), col.text('sex', 1), col.text('nation', 2),
        col.date('birthDate'), col.text('education', 2), col.text('category', 16), col.text('kind', 16), col.text('status', 16),
        col.date('joinedOn'), nullable(col.date('fullOn')), col.text('job', 100), nullable(col.text('employment', 2)),
        nullable(col.date('lostSince')), nullable(col.date('mobileSince')), nullable(col.text('mobileTo', 200)),
        nullable(col.ref('hostOrgId')), col.ref('orgId'), nullable(col.ref('homeOrgId')), col.int('version'), col.time('createdAt'),
        col.time('updatedAt'),
      ],
      [
        { name: 'uq_member_id_number', columns: ['idNumberHash'], unique: true },
        { name: 'ix_member_phone', columns: ['phoneHash'] },
        { name: 'ix_member_org', columns: ['orgId', 'status'] },
        { name: 'ix_member_home', columns: ['homeOrgId'] },
        { name: 'ix_member_sort', columns: ['sortKey', 'id'] },
      ],
    );
    await createTable(
      runner,
      'member_post',
      [
        col.id(), col.ref('memberId'), col.ref('orgId'), col.text('post', 24), col.date('startedOn'), nullable(col.date('termEndsOn')),
        nullable(col.date('endedOn')), col.time('createdAt'),
      ],
      [
        { name: 'ix_member_post_member', columns: ['memberId', 'id'] },
        { name: 'ix_member_post_org', columns: ['orgId', 'endedOn'] },
      ],
    );
    await createTable(
      runner,
      'member_history',
      [
        col.id(), col.ref('memberId'), col.time('at'), col.text('event', 16), nullable(col.ref('actorId')), nullable(col.ref('fromOrgId')),
        nullable(col.ref('toOrgId')), nullable(col.text('fromStatus', 16)), nullable(col.text('toStatus', 16)), col.json('changed'),
        nullable(col.text('reason', 500)),
      ],
      [{ name: 'ix_member_history_member', columns: ['memberId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'member_history', 'member_post', 'member');
  }
}
