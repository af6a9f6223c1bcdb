import exceljs from 'exceljs';

/** A roster on the product's own template, one row a person. */
export async function fillRoster(template: Buffer, ...people: Record<string, string>[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(template as never);
  const sheet = book.getWorksheet('名册')!;
  const headings = (sheet.getRow(1).values as unknown[]).map((v) => String(v ?? '').replace(/[*＊]/g, '').trim());
  for (const [i, person] of people.entries()) {
    const row = sheet.getRow(i + 2);
    for (const [heading, value] of Object.entries(person)) {
      const column = headings.indexOf(heading);
      if (column < 1) throw new Error(`the template has no column ${heading}: ${headings.join('、')}`);
      row.getCell(column).value = value;
    }
    row.commit();
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
