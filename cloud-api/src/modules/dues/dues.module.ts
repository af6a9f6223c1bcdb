import { Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../../platform/jobs';
import { ArrearsWatch } from './arrears/arrears-watch';
import { CaseService } from './arrears/case.service';
import { BillMaker } from './bill-maker';
import { BillQueries } from './bill.queries';
import { BillRefresh } from './bill-refresh';
import { BillsService } from './bills.service';
import { BranchDuesQueries } from './branch-dues.queries';
import { ConsentQueries } from './consent/consent.queries';
import { ConsentService } from './consent/consent.service';
import { PayerCheck } from './consent/payer-check';
import { DueSoonQueries } from './due-soon';
import { DuesBills } from './dues-bills';
import { DuesCollection } from './dues-collection';
import { DuesEvents } from './dues-events';
import { DuesItems } from './dues-items.service';
import { DuesPayers } from './dues-payers';
import { DuesPeople } from './dues-people';
import { DuesSuccession } from './dues-succession';
import { DuesTermsBook } from './dues-terms';
import { DuesTodos } from './dues-todos';
import { DuesVault } from './dues-vault';
import { DuesWorkflowsController } from './dues-workflows.controller';
import { DuesController } from './dues.controller';
import { DuesExtras } from './extra/dues-extras';
import { ExtraQueries } from './extra/extra.queries';
import { FixingBook } from './fixing-book';
import { FixingQueries } from './fixing.queries';
import { FixingService } from './fixing.service';
import { FixingViews } from './fixing.views';
import { FixingImportPurge } from './import/fixing-import-purge';
import { FixingImportService } from './import/fixing-import.service';
import { FixingImportsController } from './import/fixing-imports.controller';
import { MonthLimits } from './month-limits';
import { MyDuesQueries } from './my-dues.queries';
import { OrgDuesQueries } from './org-dues.queries';
import { ReliefApprovers } from './relief/relief-approvers';
import { ReliefQueries } from './relief/relief.queries';
import { ReliefService } from './relief/relief.service';
import { DuesRuleQueries } from './rule.queries';

@Module({
  controllers: [DuesController, DuesWorkflowsController, FixingImportsController],
  providers: [
    ArrearsWatch, BillMaker, BillQueries, BillRefresh, BillsService, BranchDuesQueries, CaseService, ConsentQueries, ConsentService, DueSoonQueries, DuesBills, DuesCollection, DuesEvents, DuesExtras,
    DuesItems, DuesPayers, DuesPeople, DuesRuleQueries, DuesSuccession, DuesTermsBook, DuesTodos, DuesVault, ExtraQueries, FixingBook, FixingImportPurge, FixingImportService, FixingQueries, FixingService, FixingViews, MonthLimits,
    MyDuesQueries, OrgDuesQueries, PayerCheck, ReliefApprovers, ReliefQueries, ReliefService,
  ],
  exports: [BillMaker, ConsentQueries, DueSoonQueries, DuesBills, DuesExtras, DuesPeople, DuesSuccession, DuesTermsBook, DuesTodos],
})
export class DuesModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly bills: BillsService,
    private readonly arrears: ArrearsWatch,
    private readonly imports: FixingImportPurge,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('dues.bills', 1, 30, () => this.bills.makeAll());
    this.schedules.daily('dues.fixing_imports', 3, 50, () => this.imports.run());
    this.schedules.daily('dues.cases', 8, 40, () => this.arrears.run());
  }
}
