import { PayContentError } from '../payloads';

const CELL_MARK = '`';
/** Cells begin with a backtick, so a comma in a name divides nothing. */
const CELL_DIVIDER = ',`';
/** Shorter parts are copies anyway. */
const SHARED_FROM = 13;

/** Cells of one row, by the name of their column. */
export type BillRow = (column: string) => string;

/** What a bill looks like: columns it must have, and the first column of its summary. */
export interface BillShape<Row> {
  columns: readonly string[];
  count: string;
  read: (cell: BillRow) => Row;
}

/** Reads a bill line by line: head, rows, head of the summary, summary. Columns are found by name because WeChat adds and leaves out some. */
export class BillTable<Row> {
  readonly rows: Row[] = [];
  private head: Map<string, number> | null = null;
  private summary: 'ahead' | 'named' | 'read' = 'ahead';

  constructor(private readonly shape: BillShape<Row>) {}

  add(line: string): void {
    if (line === '') return;
    if (!this.head) this.head = this.headOf(line);
    else if (this.summary === 'named') this.checkCount(cellsOf(line)[0]);
    else if (line.startsWith(CELL_MARK) && this.summary === 'ahead') this.rows.push(this.rowOf(line));
    else if (line.startsWith(this.shape.count)) this.summary = 'named';
    else throw new PayContentError('账单中有无法识别的行');
  }

  /** Of a whole bill: a cut one has no summary. */
  finish(): Row[] {
    if (this.summary !== 'read') throw new PayContentError('账单不完整，缺少合计');
    return this.rows;
  }

  private headOf(line: string): Map<string, number> {
    const names = line.split(',').map((name) => name.trim().replace('（', '(').replace('）', ')'));
    const head = new Map(names.map((name, index) => [name, index]));
    const absent = this.shape.columns.filter((name) => !head.has(name));
    if (absent.length > 0) throw new PayContentError(`账单缺少列：${absent.join('、')}`);
    return head;
  }

  private rowOf(line: string): Row {
    const cells = cellsOf(line);
    if (cells.length !== this.head!.size) throw new PayContentError(`账单第 ${this.rows.length + 1} 行的列数不对`);
    return this.shape.read((column) => own(cells[this.head!.get(column)!].trim()));
  }

  /** Counts are written like `45.0`. */
  private checkCount(count: string): void {
    if (Number(count) !== this.rows.length) throw new PayContentError(`账单合计 ${count} 笔，实有 ${this.rows.length} 笔`);
    this.summary = 'read';
  }
}

const cellsOf = (line: string): string[] => line.slice(CELL_MARK.length).split(CELL_DIVIDER);

/** A part of a text keeps the whole text from being let go, here the bill: a hundred thousand rows would hold all of it. */
const own = (cell: string): string => (cell.length < SHARED_FROM ? cell : Buffer.from(cell).toString());
