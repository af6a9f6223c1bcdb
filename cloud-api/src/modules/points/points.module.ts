import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../../platform/jobs';
import { RuleBook } from '../../platform/rules';
import { LedgerQueries } from './ledger.queries';
import { PointAppealQueries } from './point-appeal.queries';
import { PointAppealReminders } from './point-appeal.reminders';
import { PointAppealsController } from './point-appeals.controller';
import { PointAppealsService } from './point-appeals.service';
import { PointAwardBatches } from './point-award-batches';
import { PointAwardChecks } from './point-award-checks';
import { PointAwardsService } from './point-awards.service';
import { PointBalances } from './point-balances';
import { PointCases } from './point-cases';
import { PointEntryViews } from './point-entry.views';
import { PointLedger } from './point-ledger';
import { PointMonths } from './point-months';
import { PointOwner } from './point-owner';
import { PointRuleBook } from './point-rule-book';
import { PointRuleTrial } from './point-rule-trial';
import { PointRulesService } from './point-rules.service';
import { PointSources } from './point-sources';
import { PointSuccession } from './point-succession';
import { PointTotals } from './point-totals';
import { POINT_SETTINGS } from './point.settings';
import { PointsController } from './points.controller';
import { PointsQueries } from './points.queries';

@Module({
  controllers: [PointsController, PointAppealsController],
  providers: [
    LedgerQueries, PointAppealQueries, PointAppealReminders, PointAppealsService, PointAwardBatches, PointAwardChecks, PointAwardsService, PointBalances, PointCases, PointEntryViews,
    PointLedger, PointMonths, PointOwner, PointRuleBook, PointRulesService, PointRuleTrial, PointSources, PointSuccession, PointTotals, PointsQueries,
  ],
  exports: [PointAppealQueries, PointBalances, PointMonths, PointRuleTrial, PointTotals, PointsQueries],
})
export class PointsModule implements OnModuleInit {
  private readonly logger = new Logger('points');

  constructor(
    private readonly settings: RuleBook,
    private readonly schedules: Schedules,
    private readonly months: PointMonths,
    private readonly balances: PointBalances,
  ) {}

  onModuleInit(): void {
    this.settings.register(POINT_SETTINGS);
    this.schedules.daily('point.balances.compare', 2, 40, () => this.compare());
  }

  /** Balances are a copy of the ledger: a difference is a fault that somebody must look into, so it is never mended in silence. */
  private async compare(): Promise<void> {
    const month = await this.months.current();
    const differences = await this.balances.differences(month);
    if (differences.length > 0) this.logger.error(`balances of ${month} differ from the ledger for ${differences.length} subjects`);
  }
}
