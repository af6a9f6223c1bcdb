import { plainText } from '../../../platform/workbook';

/** A cell without the blanks around it and without the export's apostrophe. */
export const cellText = (value: string | undefined): string => (value === undefined ? '' : plainText(value.trim()));

const DATE = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** The ways people write a date, as YYYY-MM-DD; other text unchanged, to be reported as it is. */
export function dateText(text: string): string {
  const [, year, month, day] = DATE.exec(text) ?? COMPACT_DATE.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}
