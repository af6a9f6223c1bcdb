import exceljs from 'exceljs';

export type RosterPerson = Record<string, string>;

/** A roster on the product's own template, one row a person. */
export async function fillRoster(template: Buffer, ...people: RosterPerson[]): Promise<Buffer> {
  const { book, sheet, headings } = await open(template);
  for (const [i, person] of people.entries()) write(sheet.getRow(i + 2), headings, person);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** An exported roster with its first people changed by `change`, and more people below the last one. */
export async function changeRoster(exported: Buffer, count: number, change: (index: number) => RosterPerson, ...more: RosterPerson[]): Promise<Buffer> {
  const { book, sheet, headings } = await open(exported);
  const last = sheet.actualRowCount;
  for (let i = 0; i < count; i++) write(sheet.getRow(i + 2), headings, change(i));
  for (const [i, person] of more.entries()) write(sheet.getRow(last + 1 + i), headings, person);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function open(file: Buffer): Promise<{ book: exceljs.Workbook; sheet: exceljs.Worksheet; headings: string[] }> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(file as never);
  const sheet = book.getWorksheet('名册')!;
  const headings = (sheet.getRow(1).values as unknown[]).map((v) => String(v ?? '').replace(/[*＊]/g, '').trim());
  return { book, sheet, headings };
}

function write(row: exceljs.Row, headings: string[], person: RosterPerson): void {
  for (const [heading, value] of Object.entries(person)) {
    const column = headings.indexOf(heading);
    if (column < 1) throw new Error(`the roster has no column ${heading}: ${headings.join('、')}`);
    row.getCell(column).value = value;
  }
  row.commit();
}
