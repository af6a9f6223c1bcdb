import type { Worksheet } from 'exceljs';
import { neutralise } from './cell-text';

/** Who took what out of the system, when and why; printed on every page, so that a copy can be traced. */
export interface ExportMark {
  number: string;
  by: string;
  byOrg: string;
  /** Business time, `2026-11-20 10:00`. */
  at: string;
  reason: string;
  scope: string;
  members: number;
  sensitive: boolean;
}

export const MARK_SHEET = '导出说明';
/** Excel takes at most 255 characters in a header or footer. */
const LINE_MAX = 80;

/** In headers and footers `&` begins a code; two of them are the character. */
const plain = (text: string) => text.replace(/\s+/g, ' ').slice(0, LINE_MAX).replaceAll('&', '&&');

/** The lines at the head and the foot of each printed page, with the page number. */
export const markedPages = ({ number, by, byOrg, at, reason }: ExportMark) => ({
  oddHeader: `&L${plain(`导出编号 ${number}`)}&R内部资料 注意保管`,
  oddFooter: `&L${plain(`${byOrg} ${by} ${at} 导出`)}&C${plain(`事由：${reason}`)}&R第 &P 页 共 &N 页`,
});

/** The same as a sheet of the workbook. */
export function fillMarkSheet(sheet: Worksheet, mark: ExportMark): void {
  sheet.columns = [{ width: 16 }, { width: 80 }];
  const lines: [string, string][] = [
    ['导出编号', mark.number], ['导出人', `${mark.by}（${mark.byOrg}）`], ['导出时间', mark.at], ['导出事由', mark.reason], ['范围', mark.scope],
    ['人数', String(mark.members)], ['内容', mark.sensitive ? '含完整身份证号、电话和住址' : '身份证号、电话和住址已脱敏'],
    ['注意事项', '内含个人信息，仅限上述事由使用，不得转发或在互联网上传输；用毕及时销毁。导出已记入审计日志，可凭编号查询。'],
  ];
  for (const [label, text] of lines) sheet.addRow([label, neutralise(text)]).alignment = { wrapText: true, vertical: 'top' };
}
