export { MemberDirectory, type MemberRef } from './member-directory';
export { type Departure, MemberFollowers, type MemberReference } from './member-followers';
export { MembersModule } from './members.module';
export { ImportService, type ImportFileOptions } from './roster/import.service';
export { RosterSheets, type SheetLine } from './roster/roster-sheet';
export { templateWorkbook } from './roster/roster-writer';
