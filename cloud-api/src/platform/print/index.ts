export { chineseNumber, documentDate } from './chinese-words';
export { OfficialDocument, type PrintColumn } from './official-document';
