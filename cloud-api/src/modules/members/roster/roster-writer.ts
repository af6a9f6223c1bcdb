import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Column, Style, Workbook, Worksheet } from 'exceljs';
import { markedPages, neutralise } from '../../../platform/workbook';
import { type ExportMark, fillMarkSheet, MARK_SHEET } from './export-mark';
import { letterOf, ROSTER_COLUMNS, type RosterCells, SHEET_NAME } from './roster-columns';

/** Takes a quarter of a second to load and is needed now and then: not when the service starts. */
const exceljs = async () => (await import('exceljs')).default;

const HEADING_STYLE: Partial<Style> = {
  font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } }, alignment: { vertical: 'middle', wrapText: true },
};
const TEXT_STYLE: Partial<Style> = { numFmt: '@' };
const LAST_ROW = 50_001;
const A4 = 9;
const CODES_SHEET = '代码表';

const EXAMPLES: RosterCells[] = [
  {
    name: '张示例', idNumber: '370199198005010011', sex: '男', nation: '汉族', birthDate: '1980-05-01', education: '大学本科毕业', category: '正式党员',
    org: '示例分行党委/示例支行党支部', joinedOn: '2005-07-01', fullOn: '2006-07-01', job: '客户经理', employment: '职员', phone: '19900000001',
    landline: '0532-88880000', address: '示例省示例市人民路 1 号', status: '正常', kind: '在岗', lostSince: '', mobileSince: '', mobileTo: '',
    hostOrg: '', homeOrg: '', hasActivityCard: '',
  },
  {
    name: '李示例', idNumber: '370199199008150022', sex: '女', nation: '回族', birthDate: '1990-08-15', education: '硕士研究生毕业', category: '预备党员',
    org: '示例支行党支部', joinedOn: '2026-06-20', fullOn: '', job: '柜员', employment: '职员', phone: '19900000002', landline: '', address: '',
    status: '正常', kind: '流动', lostSince: '', mobileSince: '2026-03-01', mobileTo: '外省某市某公司', hostOrg: '', homeOrg: '', hasActivityCard: '无',
  },
];

const NOTES = [
  '一行一人。“名册”表的表头不要改动，带“*”的列必填。',
  '同一公民身份号码只登记一人：系统中已有的会更新，没有的会新增；同一文件导入多次不会重复。',
  '上传后先检查不写入：错误逐格列出，可下载问题文件，改好后重新上传；确认无误再导入。',
  '党籍状态和党内职务请在系统中办理，导入不改变已有党员的党籍状态。',
  '单元格内容若以 = + - @ 开头，导出时前面会加一个单引号，导入时自动去掉。',
];

/** Empty roster: headings with notes, drop-down lists, an example sheet and the rules in words. */
export async function templateWorkbook(): Promise<Buffer> {
  const { Workbook } = await exceljs();
  const book = new Workbook();
  const sheet = book.addWorksheet(SHEET_NAME, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  layOut(sheet);
  addLists(book, sheet);
  const example = book.addWorksheet('填写示例');
  layOut(example);
  for (const cells of EXAMPLES) example.addRow(valuesOf(cells));
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ width: 16 }, { width: 90 }];
  NOTES.forEach((text, i) => notes.addRow([i + 1, text]));
  for (const column of ROSTER_COLUMNS) notes.addRow([column.heading, column.note]);
  notes.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The roster of these rows, streamed. `extra` adds columns to the right, e.g. the problems of each row; `mark` says where it came from. */
export async function rosterWorkbook(
  rows: AsyncIterable<{ cells: RosterCells; extra?: string[] }>, { extraHeadings = [], mark }: { extraHeadings?: string[]; mark?: ExportMark } = {},
): Promise<Buffer> {
  const { stream } = await exceljs();
  const output = new PassThrough();
  const collected = buffer(output);
  const book = new stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(SHEET_NAME, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: mark && markedPages(mark),
  });
  sheet.columns = [...columns(), ...extraHeadings.map((header) => ({ header, width: 60 }))];
  style(sheet);
  for await (const { cells, extra = [] } of rows) sheet.addRow([...valuesOf(cells), ...extra.map(neutralise)]).commit();
  sheet.commit();
  if (mark) {
    const about = book.addWorksheet(MARK_SHEET, { headerFooter: markedPages(mark) });
    fillMarkSheet(about, mark);
    about.commit();
  }
  await book.commit();
  return collected;
}

const columns = (): Partial<Column>[] =>
  ROSTER_COLUMNS.map((c) => ({ header: `${c.heading}${c.required ? '*' : ''}`, width: c.width, style: TEXT_STYLE }));

const valuesOf = (cells: RosterCells): string[] => ROSTER_COLUMNS.map((c) => neutralise(cells[c.key]));

function layOut(sheet: Worksheet): void {
  sheet.columns = columns();
  style(sheet);
  ROSTER_COLUMNS.forEach((column, i) => {
    sheet.getCell(1, i + 1).note = `${column.required ? '必填。' : '可不填。'}${column.note}`;
  });
}

function style(sheet: Worksheet): void {
  const head = sheet.getRow(1);
  head.height = 24;
  ROSTER_COLUMNS.forEach((_, i) => Object.assign(head.getCell(i + 1), HEADING_STYLE));
}

/** Lists stand on a sheet of their own: 56 nations don't fit into a validation's 255 characters. */
function addLists(book: Workbook, sheet: Worksheet): void {
  const codes = book.addWorksheet(CODES_SHEET, { state: 'hidden' });
  ROSTER_COLUMNS.forEach((column, i) => {
    if (!column.codes) return;
    const names = Object.values(column.codes);
    const letter = letterOf(i);
    codes.getColumn(i + 1).values = [column.heading, ...names];
    const rule = {
      type: 'list', allowBlank: !column.required, formulae: [`${CODES_SHEET}!$${letter}$2:$${letter}$${names.length + 1}`],
      showErrorMessage: true, errorTitle: column.heading, error: '请从下拉列表中选择',
    };
    validationsOf(sheet).add(`${letter}2:${letter}${LAST_ROW}`, rule);
  });
}

/** Validation of a range at once; exceljs has it but leaves it out of its types. */
const validationsOf = (sheet: Worksheet) => (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations;
