import { Workbook } from 'exceljs';
import { FIXING_COLUMNS, type FixingKey } from '../../src/modules/dues/import/fixing-columns';
import type { TestApp, TestCaller } from '../harness';
import { tokenFor } from '../harness/principal';

/** A filled-in list as an officer would upload it; what is left out is an empty cell. */
export async function fixingList(rows: readonly Partial<Record<FixingKey, string>>[]): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('党费核定');
  sheet.addRow(FIXING_COLUMNS.map(({ heading }) => heading));
  for (const row of rows) sheet.addRow(FIXING_COLUMNS.map(({ key }) => row[key] ?? null));
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const uploadFixings = (t: TestApp, caller: TestCaller, orgId: string, data: Buffer, year = 2026) =>
  t.http('post', `/api/dues/fixing-imports?orgId=${orgId}&year=${year}`).set('authorization', `Bearer ${tokenFor(caller)}`).attach('file', data, '核定.xlsx');
