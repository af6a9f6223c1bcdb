import { Module } from '@nestjs/common';
import { CasesModule } from '../../modules/cases';
import { DuesModule } from '../../modules/dues';
import { NotificationsModule } from '../../modules/notifications';
import { PointsModule } from '../../modules/points';
import { RankingsModule } from '../../modules/rankings';
import { DuesWaitingModule } from '../dues-waiting';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';

@Module({
  imports: [CasesModule, DuesModule, DuesWaitingModule, NotificationsModule, PointsModule, RankingsModule],
  controllers: [HomeController],
  providers: [HomeService],
})
export class HomeModule {}
