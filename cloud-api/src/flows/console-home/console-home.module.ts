import { Module } from '@nestjs/common';
import { CasesModule } from '../../modules/cases';
import { ConsoleVisitsModule } from '../../modules/console-visits';
import { PointsModule } from '../../modules/points';
import { RankingsModule } from '../../modules/rankings';
import { DuesWaitingModule } from '../dues-waiting';
import { ConsoleChanges } from './console-changes';
import { ConsoleHomeController } from './console-home.controller';
import { ConsoleHomeService } from './console-home.service';
import { ConsoleQueries } from './console.queries';
import { ExpiringTerms } from './expiring-terms';

@Module({
  imports: [CasesModule, ConsoleVisitsModule, DuesWaitingModule, PointsModule, RankingsModule],
  controllers: [ConsoleHomeController],
  providers: [ConsoleChanges, ConsoleHomeService, ConsoleQueries, ExpiringTerms],
})
export class ConsoleHomeModule {}
