import { DUES_KINDS, type Id } from '@xianfeng/shared-types';
import { FIXING_COLUMNS, SHEET } from './fixing-columns';

export interface TemplateLine {
  memberId: Id;
  name: string;
  branch: string;
  /** What was fixed last, in words; empty when nothing was. */
  kind: string;
}

const TEXT = { numFmt: '@' };

/** The list with names and branches filled in and everything about money left empty: a base never leaves the system. */
export async function fixingTemplate(lines: readonly TemplateLine[]): Promise<Buffer> {
  // Takes a quarter of a second to load and is needed now and then: not when the service starts.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const sheet = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  sheet.columns = FIXING_COLUMNS.map(({ heading, width }) => ({ header: heading, width, style: TEXT }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow([line.memberId, line.name, line.branch, line.kind]);
  const kinds = book.addWorksheet('收入类别');
  for (const label of Object.values(DUES_KINDS)) kinds.addRow([label]);
  const list = `'收入类别'!$A$1:$A$${Object.keys(DUES_KINDS).length}`;
  for (let row = 2; row <= lines.length + 1; row++) sheet.getCell(row, 4).dataValidation = { type: 'list', allowBlank: true, formulae: [list] };
  return Buffer.from(await book.xlsx.writeBuffer());
}
