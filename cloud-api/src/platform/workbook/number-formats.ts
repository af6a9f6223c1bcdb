import { type PackageParts } from './package-parts';
import { parseXml } from './xml-events';

/** Built-in formats that show a date; the second half are the East Asian ones (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format code shows a date; quoted text, escaped characters and [colours] don't count. */
export const isDateFormat = (code: string): boolean => /[ymdh]/i.test(code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\])[^\]]*\]/gi, ''));

/** For each cell style of the workbook, whether it shows numbers as dates. */
export async function dateStyles(parts: PackageParts): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!parts.has('xl/styles.xml')) return styles;
  const custom = new Map<number, boolean>();
  let inCellFormats = false;
  await parseXml(parts.text('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) styles.push(custom.get(Number(attributes.numFmtId)) ?? isBuiltInDate(Number(attributes.numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

const DAY_MS = 86_400_000;
/** Excel counts days from 1899-12-30, and from 1904-01-01 where the workbook says so. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** Day of a date serial as YYYY-MM-DD; null for a number that is no date. */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  const instant = new Date((date1904 ? EPOCHS[1904] : EPOCHS[1900]) + Math.floor(serial) * DAY_MS);
  return Number.isFinite(serial) && serial >= 1 && instant.getUTCFullYear() <= 9999 ? instant.toISOString().slice(0, 10) : null;
}
