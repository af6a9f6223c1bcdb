import { Module } from '@nestjs/common';
import { AccessExplanationController } from './access-explanation.controller';
import { ObjectAccessService } from './object-access.service';
import { ObjectFacts } from './object-facts';
import { ObjectSearch } from './object-search';

@Module({ controllers: [AccessExplanationController], providers: [ObjectAccessService, ObjectFacts, ObjectSearch] })
export class AccessExplanationModule {}
