import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UnitOfWork } from '../database';
import { OrgSetup } from '../modules/orgs';
import { withApplication } from './context';
import { OrgFileError, readOrgFile } from './orgs/org-file';
import { foundOrgs } from './orgs/found-orgs';

/** `import-orgs <file>`: the organisations of a new customer, all or none, into a database that has none yet. */
export async function importOrgsCommand(args: string[]): Promise<void> {
  const [file] = args;
  if (!file) throw new Error('用法：import-orgs 组织.xlsx（列：名称、上级、类别、分类、简称、代码）');
  const rows = await readOrgFile(await readFile(path.resolve(file)));
  await withApplication(async (app) => {
    const uow = app.get(UnitOfWork);
    const [{ n }] = await uow.read((tx) => tx.select<{ n: number | string }>('SELECT COUNT(*) AS n FROM org'));
    if (Number(n) > 0) throw new OrgFileError('数据库里已有组织，请由党务专员在系统中增设');
    await uow.run((tx) => foundOrgs(tx, app.get(OrgSetup, { strict: false }), rows));
  });
  process.stdout.write(`已建立 ${rows.length} 个组织\n`);
}
