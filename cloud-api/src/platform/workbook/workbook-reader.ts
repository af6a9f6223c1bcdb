import { dateOfSerial, dateStyles } from './number-formats';
import { PackageParts, WorkbookError } from './package-parts';
import { parsing, parseXml } from './xml-events';

export interface SheetRow {
  /** As Excel counts, from 1. */
  rowNo: number;
  /** What a person sees in each cell, 0 is column A; dates as YYYY-MM-DD, formulas by their last result. May have holes. */
  values: string[];
}

export interface Sheet {
  name: string;
  part: string;
}

/**
 * Reads .xlsx row by row in little memory, without temporary files. (exceljs's streaming reader cuts characters in two where
 * its buffers end, decodes entities twice, and puts personal data into temporary files.)
 */
export class WorkbookReader {
  private constructor(
    private readonly parts: PackageParts,
    readonly sheets: readonly Sheet[],
    private readonly date1904: boolean,
    private readonly strings: readonly string[],
    private readonly dates: readonly boolean[],
  ) {}

  /** @param maxBytes of the workbook, unpacked. @throws WorkbookError */
  static async open(data: Buffer, maxBytes: number): Promise<WorkbookReader> {
    const parts = PackageParts.open(data, maxBytes);
    const targets = await relations(parts);
    const sheets: Sheet[] = [];
    let date1904 = false;
    await parseXml(parts.text('xl/workbook.xml'), {
      open(name, attributes) {
        if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
        if (name !== 'sheet') return;
        const part = targets.get(attributes['r:id'] ?? attributes['d3p1:id']);
        if (part && parts.has(part)) sheets.push({ name: attributes.name, part });
      },
    });
    return new WorkbookReader(parts, sheets, date1904, await sharedStrings(parts), await dateStyles(parts));
  }

  /** @throws WorkbookError */
  async *rows(sheet: Sheet): AsyncGenerator<SheetRow> {
    const collector = new RowCollector((type, style, text) => this.cellText(type, style, text));
    for await (const { rows } of parsing(this.parts.text(sheet.part), collector)) {
      collector.rows = [];
      yield* rows;
    }
    yield* collector.rows;
  }

  private cellText(type: string | undefined, style: number, text: string): string {
    if (type === 's') return this.strings[Number(text)] ?? '';
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (type === 'e') return '';
    if (type === 'd') return text.slice(0, 10);
    if (type === 'str' || type === 'inlineStr' || text === '') return text;
    const number = Number(text);
    const date = this.dates[style] ? dateOfSerial(number, this.date1904) : null;
    return date ?? (Number.isSafeInteger(number) ? String(number) : text);
  }
}

type CellText = (type: string | undefined, style: number, text: string) => string;

/** Collects the rows of a sheet's XML. */
class RowCollector {
  rows: SheetRow[] = [];
  private row: SheetRow | null = null;
  private lastRowNo = 0;
  private column = 0;
  private type: string | undefined;
  private style = 0;
  private value = '';
  private reading = false;
  private phonetic = false;

  constructor(private readonly cellText: CellText) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.lastRowNo = attributes.r ? Number(attributes.r) : this.lastRowNo + 1;
      this.row = { rowNo: this.lastRowNo, values: [] };
      this.column = -1;
    } else if (name === 'c') {
      this.column = attributes.r ? columnOf(attributes.r) : this.column + 1;
      this.type = attributes.t;
      this.style = Number(attributes.s ?? 0);
      this.value = '';
    } else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || name === 't') this.reading = !this.phonetic;
  }

  text(text: string): void {
    if (this.reading) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c' && this.row) {
      const text = this.cellText(this.type, this.style, this.value);
      if (text !== '') this.row.values[this.column] = text;
    } else if (name === 'row' && this.row) {
      this.rows.push(this.row);
      this.row = null;
    }
  }
}

const MAX_COLUMNS = 16_384;

/** `C17` → 2. @throws WorkbookError */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (column < 1 || column > MAX_COLUMNS) throw new WorkbookError(`cell ${reference}`);
  return column - 1;
}

async function relations(parts: PackageParts): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await parseXml(parts.text('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Texts that cells refer to by number; what is written above characters (拼音) is left out. */
async function sharedStrings(parts: PackageParts): Promise<string[]> {
  const strings: string[] = [];
  if (!parts.has('xl/sharedStrings.xml')) return strings;
  let [current, reading, phonetic] = ['', false, false];
  await parseXml(parts.text('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') reading = !phonetic;
    },
    text(text) {
      if (reading) current += text;
    },
    close(name) {
      if (name === 't') reading = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(current);
    },
  });
  return strings;
}
