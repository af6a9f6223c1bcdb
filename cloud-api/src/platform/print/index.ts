export { OfficialDocument, type PrintColumn } from './official-document';
