import { Module, type OnModuleInit } from '@nestjs/common';
import { RuleBook } from '../../platform/rules';
import { CasesModule } from '../cases';
import { PointsModule } from '../points';
import { BulletinNotices } from './bulletin-notices';
import { BulletinOverview } from './bulletin-overview';
import { BulletinsController } from './bulletins.controller';
import { BulletinsQueries } from './bulletins.queries';
import { BulletinsService } from './bulletins.service';
import { CloseChecks } from './close-checks';
import { MonthCloseService } from './month-close.service';
import { MonthOverview } from './month-overview';
import { MonthCloser } from './month-closer';
import { MonthSnapshot } from './month-snapshot';
import { MonthVerifier } from './month-verifier';
import { RANKING_SETTINGS } from './ranking.settings';
import { RankingsController } from './rankings.controller';
import { RankingsQueries } from './rankings.queries';
import { RulePreviewController } from './rule-preview.controller';
import { RulePreviews } from './rule-preview.service';

@Module({
  imports: [CasesModule, PointsModule],
  controllers: [RankingsController, RulePreviewController, BulletinsController],
  providers: [
    BulletinNotices, BulletinOverview, BulletinsQueries, BulletinsService, CloseChecks, MonthCloseService, MonthCloser, MonthOverview, MonthSnapshot, MonthVerifier,
    RankingsQueries, RulePreviews,
  ],
  exports: [BulletinOverview, BulletinsQueries, MonthCloser, MonthOverview, RankingsQueries],
})
export class RankingsModule implements OnModuleInit {
  constructor(private readonly settings: RuleBook) {}

  onModuleInit(): void {
    this.settings.register(RANKING_SETTINGS);
  }
}
