import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/database/migrations';
import { person } from '../factories/cases';
import { createBills } from '../factories/dues';
import { createOrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { TestApp } from '../harness';

/** Each change of a table is a commit of its own on MySQL. */
const TIMEOUT_MS = 180_000;

describe('the migrations', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await TestApp.start();
  });
  afterAll(() => t.stop());

  const source = () => t.get(DataSource);
  const drift = async () => (await source().driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  const TABLES = {
    mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY name',
    sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  };
  const tables = async () => (await source().query<{ name: string }[]>(TABLES[t.uow.dialect])).map(({ name }) => name);

  it('go down one by one from a database in use until nothing is left, and up again to the same schema', async () => {
    const tree = await createOrgTree(t.uow);
    const member = await person(t, tree.a1, '高渐离');
    await createBills(t, { id: member.memberId, orgId: tree.a1.id }, ['2026-10', '2026-11']);
    await postPoints(t, { org: tree.a1, memberId: member.memberId });
    const full = await tables();
    expect(full.length).toBeGreaterThan(50);
    expect(await drift()).toEqual([]);

    for (let left = MIGRATIONS.length; left > 0; left--) await source().undoLastMigration();
    expect(await tables()).toEqual(['migrations']);
    expect(await source().query('SELECT * FROM migrations')).toEqual([]);

    await source().runMigrations();
    expect(await tables()).toEqual(full);
    expect(await drift()).toEqual([]);
  }, TIMEOUT_MS);
});
