import { Module } from '@nestjs/common';
import { DuesModule } from '../../modules/dues';
import { NotificationsModule } from '../../modules/notifications';
import { PointsModule } from '../../modules/points';
import { MineController } from './mine.controller';
import { MineService } from './mine.service';

@Module({
  imports: [DuesModule, NotificationsModule, PointsModule],
  controllers: [MineController],
  providers: [MineService],
})
export class MineModule {}
