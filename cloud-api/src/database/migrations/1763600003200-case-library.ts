import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { col, createTable, dropTables, nullable } from '../schema';

/** Search index, fingerprints of like texts, favourites, adoptions and sharing of published cases. */
export class CaseLibrary1763600003200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const primary = { isPrimary: true };
    // Counting and filtering the shelf never touches the rows with the texts.
    const columnNames = ['status', 'categoryCode', 'orgPath', 'publishedAt', 'id'];
    await runner.createIndex('case_record', new TableIndex({ name: 'ix_case_record_shelf', columnNames }));
    await createTable(runner, 'library_doc', [col.id('caseId'), col.int('docNo')], [{ name: 'uq_library_doc_no', columns: ['docNo'], unique: true }]);
    await createTable(runner, 'library_posting', [col.key('term', 16), { ...col.int('block'), ...primary }, col.text('docs', 2048)]);
    await createTable(runner, 'library_index_state', [col.key('name', 16), col.int('nextDocNo')]);
    await createTable(
      runner,
      'case_shingle',
      [{ ...col.int('hash'), ...primary }, col.id('caseId')],
      [{ name: 'ix_case_shingle_case', columns: ['caseId'] }],
    );
    await createTable(
      runner,
      'case_favourite',
      [col.id(), col.ref('memberId'), col.ref('caseId'), col.time('createdAt')],
      [
        { name: 'uq_case_favourite', columns: ['memberId', 'caseId'], unique: true },
        { name: 'ix_case_favourite_latest', columns: ['memberId', 'id'] },
      ],
    );
    await this.adoptions(runner);
    await createTable(
      runner,
      'case_share',
      [col.key('shareId', 12), col.ref('caseId'), col.ref('pictureId'), nullable(col.text('coverHash', 64)), nullable(col.text('posterHash', 64)), col.time('createdAt')],
      [{ name: 'uq_case_share_case', columns: ['caseId'], unique: true }],
    );
    await createTable(
      runner,
      'share_group',
      [col.id(), col.ref('orgId'), col.text('groupHash', 64), col.text('label', 30), col.time('createdAt')],
      [{ name: 'uq_share_group', columns: ['orgId', 'groupHash'], unique: true }],
    );
    await createTable(runner, 'share_open', [col.id('caseId'), col.id('groupId'), col.key('date', 10), col.int('opens')]);
  }

  private async adoptions(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'case_adoption',
      [
        col.id(), col.ref('caseId'), col.text('caseTitle', 100), col.ref('caseOrgId'), col.text('caseOrgName', 100), col.ref('orgId'),
        col.text('orgPath', 512), col.text('orgName', 100), col.text('status', 24), nullable(col.text('openKey', 60)), col.date('planOn'),
        col.long('plan'), nullable(col.date('dueOn')), col.json('effects'), nullable(col.long('closedReason')), col.ref('createdById'),
        nullable(col.ref('resultById')), col.int('version'), col.time('createdAt'), nullable(col.time('confirmedAt')),
      ],
      [
        { name: 'uq_case_adoption_open', columns: ['openKey'], unique: true },
        { name: 'ix_case_adoption_case', columns: ['caseId', 'status', 'id'] },
        { name: 'ix_case_adoption_org', columns: ['orgPath', 'status', 'id'] },
        { name: 'ix_case_adoption_due', columns: ['dueOn', 'id'] },
      ],
    );
    await createTable(
      runner,
      'case_adoption_result',
      [col.id(), col.ref('adoptionId'), col.int('stage'), col.long('done'), col.json('effects'), col.ref('submittedById'), col.time('submittedAt')],
      [{ name: 'ix_case_adoption_result', columns: ['adoptionId', 'id'] }],
    );
    await createTable(
      runner,
      'case_adoption_step',
      [col.id(), col.ref('adoptionId'), col.text('action', 24), col.text('toStatus', 24), nullable(col.ref('actorId')), col.long('reason'), col.time('at')],
      [{ name: 'ix_case_adoption_step', columns: ['adoptionId', 'id'] }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('case_record', 'ix_case_record_shelf');
    await dropTables(
      runner, 'share_open', 'share_group', 'case_share', 'case_adoption_step', 'case_adoption_result', 'case_adoption', 'case_favourite',
      'case_shingle', 'library_index_state', 'library_posting', 'library_doc',
    );
  }
}
