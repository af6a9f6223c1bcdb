import type { Worksheet } from 'exceljs';
import { markedPages, neutralise, type PageMark } from '../../../platform/workbook';
import type { Sheet } from './sheet';

/** Takes a quarter of a second to load and is needed now and then: not when the service starts. */
const exceljs = async () => (await import('exceljs')).default;

const A4 = 9;
const MONEY = '#,##0.00';
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** The table as a workbook: amounts are numbers that can be added up, texts can't be formulas, the mark stands on every page. */
export async function sheetWorkbook(sheet: Sheet, mark: PageMark): Promise<Buffer> {
  const { Workbook } = await exceljs();
  const book = new Workbook();
  const page = book.addWorksheet(sheet.title, {
    pageSetup: { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${sheet.notes.length + 2}:${sheet.notes.length + 2}` },
    headerFooter: markedPages(mark),
  });
  page.columns = sheet.columns.map(({ share }) => ({ width: share }));
  across(page, sheet, sheet.title).font = { bold: true, size: 16 };
  page.getRow(1).alignment = { horizontal: 'center' };
  for (const note of sheet.notes) across(page, sheet, note);
  fill(page, sheet);
  page.addRow([]);
  across(page, sheet, sheet.signatures.map((name) => `${name}：`).join('　　　　　　'));
  across(page, sheet, `导出编号 ${mark.number}；${mark.byOrg} ${mark.by} ${mark.at} 导出；事由：${mark.reason}`);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function across(page: Worksheet, { columns }: Sheet, text: string) {
  const row = page.addRow([neutralise(text)]);
  page.mergeCells(row.number, 1, row.number, columns.length);
  return row;
}

function fill(page: Worksheet, { columns, rows }: Sheet): void {
  const head = page.addRow(columns.map(({ title }) => title));
  head.font = { bold: true };
  const lines = rows.map((cells) => page.addRow(cells.map((cell) => (typeof cell === 'string' ? neutralise(cell) : cell.fen / 100))));
  page.views = [{ state: 'frozen', ySplit: head.number }];
  for (const line of [head, ...lines]) {
    columns.forEach(({ align = 'left' }, i) => {
      const cell = line.getCell(i + 1);
      Object.assign(cell, { border: BORDER, alignment: { horizontal: line === head ? 'center' : align, vertical: 'middle', wrapText: true } });
      if (typeof cell.value === 'number') cell.numFmt = MONEY;
    });
  }
}
