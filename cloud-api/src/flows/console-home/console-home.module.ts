import { Module } from '@nestjs/common';
import { CasesModule } from '../../modules/cases';
import { PointsModule } from '../../modules/points';
import { RankingsModule } from '../../modules/rankings';
import { ConsoleChanges } from './console-changes';
import { ConsoleHomeController } from './console-home.controller';
import { ConsoleHomeService } from './console-home.service';
import { ConsoleQueries } from './console.queries';
import { ConsoleVisits } from './console-visits';
import { ExpiringTerms } from './expiring-terms';

@Module({
  imports: [CasesModule, PointsModule, RankingsModule],
  controllers: [ConsoleHomeController],
  providers: [ConsoleChanges, ConsoleHomeService, ConsoleQueries, ConsoleVisits, ExpiringTerms],
})
export class ConsoleHomeModule {}
