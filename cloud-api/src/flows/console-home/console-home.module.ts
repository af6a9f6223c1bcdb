import { Module } from '@nestjs/common';
import { CasesModule } from '../../modules/cases';
import { ConsoleVisitsModule } from '../../modules/console-visits';
import { PointsModule } from '../../modules/points';
import { RankingsModule } from '../../modules/rankings';
import { ConsoleChanges } from './console-changes';
import { ConsoleHomeController } from './console-home.controller';
import { ConsoleHomeService } from './console-home.service';
import { ConsoleQueries } from './console.queries';
import { DuesWaiting } from './dues-waiting';
import { ExpiringTerms } from './expiring-terms';

@Module({
  imports: [CasesModule, ConsoleVisitsModule, PointsModule, RankingsModule],
  controllers: [ConsoleHomeController],
  providers: [ConsoleChanges, ConsoleHomeService, ConsoleQueries, DuesWaiting, ExpiringTerms],
})
export class ConsoleHomeModule {}
