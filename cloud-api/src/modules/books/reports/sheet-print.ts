import { OfficialDocument } from '../../../platform/print';
import type { PageMark } from '../../../platform/workbook';
import { type Sheet, textOf } from './sheet';

/** The table on wide paper, with who took it out and why at the foot of every page. */
export function sheetPrint(sheet: Sheet, { number, by, byOrg, at, reason }: PageMark, date: Date): Promise<Buffer> {
  const paper = new OfficialDocument({ title: sheet.title, at: date, wide: true, foot: `编号 ${number}；${byOrg} ${by} ${at} 打印；用途：${reason}` });
  paper.title(sheet.title);
  for (const note of sheet.notes) paper.note(note);
  paper.space(0.3);
  paper.table(sheet.columns, sheet.rows.map((cells) => cells.map(textOf)));
  paper.note(sheet.signatures.map((name) => `${name}：`).join('　　　　　　　　　　'));
  return paper.finish();
}
