import { Global, Module } from '@nestjs/common';
import { OrgMembership } from '../orgs';
import { MemberAccess } from './member.access';
import { MemberChangesService } from './member-changes.service';
import { MemberDepartures } from './member-departures';
import { MemberDirectory } from './member-directory';
import { MemberFilters } from './member-filter';
import { MemberFollowers } from './member-followers';
import { MemberLog } from './member-log';
import { MemberMergeService } from './member-merge.service';
import { MemberViews } from './member.mapper';
import { MemberQueries } from './member.queries';
import { MemberRules } from './member-rules';
import { MemberVault } from './member-vault';
import { MembersController } from './members.controller';
import { MembersService } from './members.service';
import { MembersOfOrgs } from './org-membership.adapter';
import { ImportChanges } from './roster/import-changes';
import { ImportCheck } from './roster/import-check';
import { ImportCommit } from './roster/import-commit';
import { ImportQueries } from './roster/import.queries';
import { ImportService } from './roster/import.service';
import { ImportStore } from './roster/import-store';
import { ImportWorker } from './roster/import-worker';
import { ImportsController } from './roster/imports.controller';
import { RosterFiles } from './roster/roster-files.service';
import { RosterSheets } from './roster/roster-sheet';

/** Global, because organisations reach their members through the port OrgMembership. */
@Global()
@Module({
  controllers: [MembersController, ImportsController],
  providers: [
    MemberAccess, MemberChangesService, MemberDepartures, MemberDirectory, MemberFilters, MemberFollowers, MemberLog, MemberMergeService, MemberQueries,
    MemberRules, MemberVault, MemberViews, MembersService,
    ImportChanges, ImportCheck, ImportCommit, ImportQueries, ImportService, ImportStore, ImportWorker, RosterFiles, RosterSheets,
    { provide: OrgMembership, useClass: MembersOfOrgs },
  ],
  exports: [MemberDirectory, MemberFollowers, OrgMembership, ImportService, RosterSheets],
})
export class MembersModule {}
