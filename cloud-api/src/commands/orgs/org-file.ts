import { ORG_CLASS_LABELS, ORG_KIND_LABELS, type OrgClass, type OrgKind } from '@xianfeng/shared-types';
import { WorkbookReader } from '../../platform/workbook';

/** What an operator can mend in the file, by row. */
export class OrgFileError extends Error {}

export interface OrgFileRow {
  rowNo: number;
  name: string;
  /** Name, code or full name `A/B` of the parent, which stands further up in the file; empty at the top. */
  parent: string;
  kind: OrgKind;
  orgClass: OrgClass;
  shortName: string;
  upperCode: string;
}

const COLUMNS = ['名称', '上级', '类别', '分类', '简称', '代码'] as const;
const REQUIRED = COLUMNS.slice(0, 4);
const MAX_BYTES = 50 * 1024 * 1024;

/** Reads the first sheet of a workbook whose first row names the columns. @throws OrgFileError with every bad row */
export async function readOrgFile(data: Buffer): Promise<OrgFileRow[]> {
  const reader = await WorkbookReader.open(data, MAX_BYTES);
  const rows: OrgFileRow[] = [];
  const faults: string[] = [];
  let head: string[] | null = null;
  for await (const { rowNo, values } of reader.rows(reader.sheets[0])) {
    const cells = Array.from(values, (value) => (value ?? '').trim());
    if (cells.every((cell) => cell === '')) continue;
    if (!head) {
      head = headOf(cells);
      continue;
    }
    const row = rowOf(rowNo, head, cells);
    if (typeof row === 'string') faults.push(row);
    else rows.push(row);
  }
  if (faults.length > 0) throw new OrgFileError(faults.join('\n'));
  if (rows.length === 0) throw new OrgFileError('文件中没有组织');
  return rows;
}

function headOf(cells: string[]): string[] {
  const missing = REQUIRED.filter((name) => !cells.includes(name));
  if (missing.length > 0) throw new OrgFileError(`第一行缺少列：${missing.join('、')}`);
  return cells;
}

function rowOf(rowNo: number, head: string[], cells: string[]): OrgFileRow | string {
  const [name, parent, kindText, classText, shortName, upperCode] = COLUMNS.map((column) => cells[head.indexOf(column)] ?? '');
  const kind = codeOf(ORG_KIND_LABELS, kindText);
  const orgClass = codeOf(ORG_CLASS_LABELS, classText);
  if (!name) return `第 ${rowNo} 行：没有名称`;
  if (!kind) return `第 ${rowNo} 行：类别“${kindText}”应为 ${Object.values(ORG_KIND_LABELS).join('、')} 之一`;
  if (!orgClass) return `第 ${rowNo} 行：分类“${classText}”应为 ${Object.values(ORG_CLASS_LABELS).join('、')} 之一`;
  return { rowNo, name, parent, kind, orgClass, shortName, upperCode };
}

const codeOf = <C extends string>(labels: Record<C, string>, text: string): C | undefined => (Object.keys(labels) as C[]).find((code) => labels[code] === text);
