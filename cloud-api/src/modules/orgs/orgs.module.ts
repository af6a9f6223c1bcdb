import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { RuleBook } from '../../platform/rules';
import { OrgCloseService } from './org-close.service';
import { OrgDirectory } from './org-directory';
import { OrgEditService } from './org-edit.service';
import { OrgFollowers } from './org-followers';
import { OrgHistory } from './org-history';
import { OrgMergeService } from './org-merge.service';
import { OrgPreviewService } from './org-preview.service';
import { ORG_RULES } from './org-rules';
import { OrgSetup } from './org-setup';
import { OrgStore } from './org-store';
import { OrgTermAlarmJob } from './org-term-alarm.job';
import { OrgViewService } from './org-view.service';
import { OrgWarningsService } from './org-warnings.service';
import { OrgQueries } from './org.queries';
import { OrgsController } from './orgs.controller';
import { ScopedPages } from './scoped-pages';

@Global()
@Module({
  controllers: [OrgsController],
  providers: [
    OrgCloseService, OrgDirectory, OrgEditService, OrgFollowers, OrgHistory, OrgMergeService, OrgPreviewService, OrgQueries, OrgSetup,
    OrgStore, OrgTermAlarmJob, OrgViewService, OrgWarningsService, ScopedPages,
  ],
  exports: [OrgDirectory, OrgFollowers, OrgSetup, ScopedPages],
})
export class OrgsModule implements OnModuleInit {
  constructor(private readonly rules: RuleBook) {}

  onModuleInit(): void {
    this.rules.register(ORG_RULES);
  }
}
