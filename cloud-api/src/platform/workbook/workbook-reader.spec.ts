import { Workbook } from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { dateOfSerial, isDateFormat } from './number-formats';
import { WorkbookError } from './package-parts';
import { WorkbookReader } from './workbook-reader';

const LIMIT = 50 * 1024 * 1024;
const rowsOf = async (file: Buffer, limit = LIMIT): Promise<string[][]> => {
  const book = await WorkbookReader.open(file, limit);
  const rows: string[][] = [];
  for await (const { values } of book.rows(book.sheets[0])) rows.push([...values].map((v) => v ?? ''));
  return rows;
};
const fileOf = async (rows: unknown[][]): Promise<Buffer> => {
  const book = new Workbook();
  book.addWorksheet('表').addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** A package of stored or deflated parts; the directory may lie about the size. */
function packageOf(parts: Record<string, string>, claimedBytes?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(claimedBytes ?? text.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const minimal = (sheetXml: string, more: Record<string, string> = {}) => ({
  'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheetXml, ...more,
});

describe('WorkbookReader', () => {
  it('keeps every character of long files, wherever buffers end', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [`党员${i}`, '甲分行机关第一党支部', '𠮷野·Ⅲ']);
    expect(await rowsOf(await fileOf(rows))).toEqual(rows);
  });

  it('reads texts as they were written: entities once, rich text whole, blanks kept', async () => {
    const rows = await rowsOf(await fileOf([['&lt;b&gt; & "x"', { richText: [{ text: '张' }, { text: '三' }] }, ' 前后 ', 13900000001, true, { formula: 'A1', result: '结果' }]]));
    expect(rows).toEqual([['&lt;b&gt; & "x"', '张三', ' 前后 ', '13900000001', 'TRUE', '结果']]);
  });

  it('shows dates by their format, in both date systems', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('表');
    for (const format of ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', '0.00', '"days" 0']) {
      const row = sheet.addRow([44197]);
      row.getCell(1).numFmt = format;
    }
    expect((await rowsOf(Buffer.from(await book.xlsx.writeBuffer()))).map(([v]) => v)).toEqual(['2021-01-01', '2021-01-01', '2021-01-01', '44197', '44197']);
    expect([isDateFormat('[h]:mm'), isDateFormat('[Red]0'), dateOfSerial(0, true), dateOfSerial(42735, true)]).toEqual([true, false, null, '2021-01-01']);
  });

  it('reads cells without references, inline texts, and leaves pinyin above characters out', async () => {
    const shared = '<sst><si><t>重庆</t><rPh sb="0" eb="2"><t>CHONGQING</t></rPh></si></sst>';
    const sheet = '<worksheet><sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c t="s"><v>0</v></c><c r="E1"><v>5</v></c></row></sheetData></worksheet>';
    expect(await rowsOf(packageOf(minimal(sheet, { 'xl/sharedStrings.xml': shared })))).toEqual([['甲', '重庆', '', '', '5']]);
  });

  it('refuses bombs whose directory lies, DTDs, broken XML and what is no workbook', async () => {
    const bomb = packageOf(minimal(`<worksheet>${' '.repeat(2_000_000)}</worksheet>`), 10);
    await expect(rowsOf(bomb, 1_000_000)).rejects.toThrow(WorkbookError);
    await expect(rowsOf(packageOf(minimal('<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')))).rejects.toThrow(WorkbookError);
    await expect(rowsOf(packageOf(minimal('<worksheet><sheetData>')))).rejects.toThrow(WorkbookError);
    await expect(rowsOf(packageOf(minimal('<worksheet><sheetData><row><c r="1"/></row></sheetData></worksheet>')))).rejects.toThrow(WorkbookError);
    await expect(rowsOf(packageOf({ 'word/document.xml': '<x/>' }))).rejects.toThrow(WorkbookError);
    await expect(rowsOf(Buffer.from('no zip'))).rejects.toThrow(WorkbookError);
    const cut = (await fileOf([['x']])).subarray(0, 500);
    await expect(rowsOf(cut)).rejects.toThrow(WorkbookError);
  });
});
