import type { FixingImportFault } from '@xianfeng/shared-types';
import { Problem } from '../../../platform/http';
import { WorkbookError, WorkbookReader } from '../../../platform/workbook';
import { CellFault, FIXING_COLUMNS, type FixingKey, headingOf, letterOf } from './fixing-columns';

const MAX_UNPACKED = 50 * 1024 * 1024;
/** Rows of one list; above, the parts of an organisation are fixed one by one. */
export const MAX_ROWS = 5000;
export const TOO_MANY = `一次最多 ${MAX_ROWS} 人，请换到下级党委或党支部分别办理。`;

export interface ListedRow {
  rowNo: number;
  cells: Record<FixingKey, string>;
}

/** All rows of the file that name a member. */
export async function listOf(data: Buffer): Promise<ListedRow[]> {
  const rows: ListedRow[] = [];
  for await (const row of readRows(data)) {
    if (rows.push(row) > MAX_ROWS) throw new Problem('import.file', { detail: TOO_MANY });
  }
  return rows;
}

async function* readRows(data: Buffer): AsyncGenerator<ListedRow> {
  try {
    const book = await WorkbookReader.open(data, MAX_UNPACKED);
    for await (const { rowNo, values } of book.rows(book.sheets[0])) {
      const text = FIXING_COLUMNS.map((_, i) => (values[i] ?? '').trim());
      if (rowNo === 1 && text.some((cell, i) => cell !== FIXING_COLUMNS[i].heading)) throw new WorkbookError('headings');
      if (rowNo > 1 && text.some((cell) => cell !== '')) yield { rowNo, cells: Object.fromEntries(FIXING_COLUMNS.map(({ key }, i) => [key, text[i]])) as Record<FixingKey, string> };
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw new Problem('import.file', { detail: '文件不是核定模板，请下载模板填写后上传，表头不要改动。', cause: error });
    throw error;
  }
}

/** What a row's problem says, cell by cell. */
export function faultsOf(error: unknown, { rowNo, cells }: ListedRow): FixingImportFault[] {
  const fault = (key: string, reason: string): FixingImportFault => ({ cell: `${letterOf(key)}${rowNo}`, name: cells.name, field: headingOf(key), reason });
  if (error instanceof CellFault) return [fault(error.key, error.message)];
  if (error instanceof Problem && error.options.errors) return error.options.errors.map(({ path, message }) => fault(path, message));
  throw error;
}
