import type { Worksheet } from 'exceljs';
import { neutralise, type PageMark } from '../../../platform/workbook';

export interface ExportMark extends PageMark {
  scope: string;
  members: number;
  sensitive: boolean;
}

export const MARK_SHEET = '导出说明';

/** The mark of the pages as a sheet of the workbook. */
export function fillMarkSheet(sheet: Worksheet, mark: ExportMark): void {
  sheet.columns = [{ width: 16 }, { width: 80 }];
  const lines: [string, string][] = [
    ['导出编号', mark.number], ['导出人', `${mark.by}（${mark.byOrg}）`], ['导出时间', mark.at], ['导出事由', mark.reason], ['范围', mark.scope],
    ['人数', String(mark.members)], ['内容', mark.sensitive ? '含完整身份证号、电话和住址' : '身份证号、电话和住址已脱敏'],
    ['注意事项', '内含个人信息，仅限上述事由使用，不得转发或在互联网上传输；用毕及时销毁。导出已记入审计日志，可凭编号查询。'],
  ];
  for (const [label, text] of lines) sheet.addRow([label, neutralise(text)]).alignment = { wrapText: true, vertical: 'top' };
}
