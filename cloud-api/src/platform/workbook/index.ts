export { PackageParts, WorkbookError } from './package-parts';
export { type Sheet, type SheetRow, WorkbookReader } from './workbook-reader';
