import { Workbook } from 'exceljs';
import { ROSTER_COLUMNS, type RosterCells } from '../../src/modules/members/roster/roster-columns';
import { ImportService } from '../../src/modules/members';
import { ImportStore } from '../../src/modules/members/roster/import-store';
import type { ImportJob } from '../../src/modules/members/roster/import.entity';
import { rosterWorkbook } from '../../src/modules/members/roster/roster-writer';
import { fictitiousIdNumber, fictitiousPhone } from '../factories/members';
import type { TestApp } from '../harness';

/** A sound row of a roster; `n` makes the person. */
export function rosterRow(n: number, change: Partial<RosterCells> = {}): RosterCells {
  const idNumber = change.idNumber ?? fictitiousIdNumber(n, '1985-01-01');
  return {
    name: '张建国', idNumber, sex: Number(idNumber[16]) % 2 ? '男' : '女', nation: '汉族',
    birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`, education: '大学本科毕业', category: '正式党员', org: '',
    joinedOn: '2010-07-01', fullOn: '2011-07-01', job: '客户经理', employment: '职员', phone: fictitiousPhone(700_000 + n), landline: '', address: '',
    status: '正常', kind: '在岗', lostSince: '', mobileSince: '', mobileTo: '', hostOrg: '', homeOrg: '', hasActivityCard: '', ...change,
  };
}

export async function* rowsOf(rows: RosterCells[]): AsyncGenerator<{ cells: RosterCells }> {
  for (const cells of rows) yield { cells };
}

export const rosterFile = (rows: RosterCells[]): Promise<Buffer> => rosterWorkbook(rowsOf(rows));

/** The whole import as the command line does it: dry run, and commit of all that is good. */
export async function importRoster(t: TestApp, file: Buffer, fileName = '名册.xlsx'): Promise<ImportJob> {
  const [service, store] = [t.get(ImportService), t.get(ImportStore)];
  const { id } = await t.uow.run((tx) => store.add(tx, file, { fileName, actorId: null, scopes: null }));
  await service.runCheck({ importId: id });
  await t.uow.run((tx) => tx.execute("UPDATE import_job SET state = 'committing' WHERE id = ?", [id]));
  await service.runCommit({ importId: id });
  return store.job(id);
}

/** Every cell of a sheet as text, by a reader of its own: the whole-file one, where the product streams. */
export async function readSheet(file: Buffer, name = '名册'): Promise<string[][]> {
  const book = new Workbook();
  await book.xlsx.load(file as never);
  const rows: string[][] = [];
  book.getWorksheet(name)!.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((v) => (v === null || v === undefined ? '' : String(v)))));
  return rows;
}

export const columnOf = (key: keyof RosterCells): number => ROSTER_COLUMNS.findIndex((c) => c.key === key);
