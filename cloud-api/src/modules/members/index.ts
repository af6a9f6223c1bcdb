export { MemberDirectory, type MemberRef } from './member-directory';
export { MembersModule } from './members.module';
export { ImportService, type ImportFileOptions } from './roster/import.service';
export { templateWorkbook } from './roster/roster-writer';
