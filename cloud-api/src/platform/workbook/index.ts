export { markedPages, type PageMark } from './marked-pages';
export { neutralise, plainText } from './neutralise';
export { PackageParts, WorkbookError } from './package-parts';
export { type Sheet, type SheetRow, WorkbookReader } from './workbook-reader';
