import { Module } from '@nestjs/common';
import { CasesModule } from '../../modules/cases';
import { MembersModule } from '../../modules/members';
import { RankingsModule } from '../../modules/rankings';
import { PrintsController } from './prints.controller';
import { PrintsService } from './prints.service';

@Module({ imports: [CasesModule, MembersModule, RankingsModule], controllers: [PrintsController], providers: [PrintsService] })
export class PrintsModule {}
