import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { RosterCells } from '../../src/modules/members/roster/roster-columns';
import { Member } from '../../src/modules/members/member.entity';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';
import { meetStatements } from '../support/failing-statements';
import { importRoster, rosterFile, rosterRow } from '../support/roster';

const ROWS = 2_000;

describe('an import beside other work', () => {
  let t: TestApp;
  let tree: OrgTree;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
  });
  afterAll(() => t.stop());

  const row = (n: number): RosterCells => rosterRow(n, { org: tree.a1.name });

  /** InnoDB guards the gaps beside keys that were deleted as long as somebody may still see them: batches meet there. */
  it('writes people anew who were deleted while a reader still sees them', async () => {
    const file = await rosterFile(Array.from({ length: ROWS }, (_, i) => row(i + 1)));
    expect(await importRoster(t, file, '第一次.xlsx')).toMatchObject({ created: ROWS });
    const endReading = await longReader(t);
    await t.uow.run((tx) => tx.execute('DELETE FROM member'));
    const quick = firstIsSlow(t, /^INSERT INTO member /);
    expect(await importRoster(t, file, '第二次.xlsx')).toMatchObject({ created: ROWS });
    quick();
    await endReading();
    expect(await t.uow.read((tx) => tx.repo(Member).count())).toBe(ROWS);
  });
});

/** A transaction that sees what was: on MySQL nothing deleted after its begin is purged before its end. SQLite has one writer and no gaps. */
async function longReader(t: TestApp): Promise<() => Promise<void>> {
  if (t.uow.dialect !== 'mysql') return async () => undefined;
  const runner = t.get(DataSource).createQueryRunner();
  await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  return async () => {
    await runner.query('COMMIT');
    await runner.release();
  };
}

/** The first of these statements is a slow one; gives back what ends it. */
function firstIsSlow(t: TestApp, of: RegExp): () => void {
  let first = true;
  return meetStatements(t, (sql) => {
    if (!first || !of.test(sql)) return null;
    first = false;
    return pause(500);
  });
}
