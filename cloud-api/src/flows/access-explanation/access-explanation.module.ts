import { Module } from '@nestjs/common';
import { AccessExplanationController } from './access-explanation.controller';
import { ObjectAccessService } from './object-access.service';
import { ObjectFacts } from './object-facts';

@Module({ controllers: [AccessExplanationController], providers: [ObjectAccessService, ObjectFacts] })
export class AccessExplanationModule {}
