import { PackageParts, WorkbookError, WorkbookReader } from '../../../platform/workbook';
import { cellText } from './cell-text';
import { ROSTER_COLUMNS, type RosterCells, type RosterKey } from './roster-columns';

export interface RosterRow {
  /** As Excel counts, the heading is above. */
  rowNo: number;
  cells: RosterCells;
}

/** Where each column stands in this file. */
export interface RosterHead {
  sheet: string;
  /** 0 is column A. */
  columnOf: Partial<Record<RosterKey, number>>;
}

/** The whole file can't be used; the message is for the officer. */
export class RosterFileError extends Error {}

const MAX_UNPACKED_BYTES = 400 * 1024 * 1024;
/** Rows above the headings that may hold a title. */
const HEADING_ROWS = 5;
const EMPTY = Object.fromEntries(ROSTER_COLUMNS.map((c) => [c.key, ''])) as RosterCells;
const UNREADABLE = '不是 Excel 工作簿（.xlsx），或文件已损坏。请用 Excel 或 WPS 另存为 .xlsx 后重试。';

/** Refuses at once what is no workbook, or unpacks to more than it may. @throws RosterFileError */
export function requireWorkbook(file: Buffer): void {
  try {
    PackageParts.open(file, MAX_UNPACKED_BYTES);
  } catch (error) {
    throw unreadable(error);
  }
}

/** Rows of the first sheet that has the roster's headings, read as a stream; empty rows are skipped. @throws RosterFileError */
export async function* readRoster(file: Buffer, onHead: (head: RosterHead) => void): AsyncGenerator<RosterRow> {
  try {
    const book = await WorkbookReader.open(file, MAX_UNPACKED_BYTES);
    for (const sheet of book.sheets) {
      let head: RosterHead | null = null;
      for await (const { rowNo, values } of book.rows(sheet)) {
        if (head) {
          const cells = cellsOf(values, head);
          if (cells) yield { rowNo, cells };
        } else if (rowNo > HEADING_ROWS) break;
        else if ((head = headOf(values, sheet.name))) onHead(head);
      }
      if (head) return;
    }
  } catch (error) {
    throw unreadable(error);
  }
  throw new RosterFileError('没有找到名册：表头应有“姓名”和“公民身份号码”两列，请使用模板。');
}

const unreadable = (error: unknown): unknown => (error instanceof WorkbookError ? new RosterFileError(UNREADABLE, { cause: error }) : error);

function headOf(values: string[], sheet: string): RosterHead | null {
  const columnOf: RosterHead['columnOf'] = {};
  values.forEach((value, index) => {
    const heading = value.replace(/[*＊\s]/g, '');
    const column = ROSTER_COLUMNS.find((c) => c.heading === heading);
    if (column) columnOf[column.key] ??= index;
  });
  if (columnOf.name === undefined || columnOf.idNumber === undefined) return null;
  const missing = ROSTER_COLUMNS.filter((c) => c.required && columnOf[c.key] === undefined).map((c) => c.heading);
  if (missing.length > 0) throw new RosterFileError(`缺少列：${missing.join('、')}。请使用模板，不要删除列。`);
  return { sheet, columnOf };
}

function cellsOf(values: string[], head: RosterHead): RosterCells | null {
  const cells = { ...EMPTY };
  let filled = false;
  for (const key in head.columnOf) {
    const text = cellText(values[head.columnOf[key as RosterKey]!]);
    cells[key as RosterKey] = text;
    filled ||= text !== '';
  }
  return filled ? cells : null;
}
