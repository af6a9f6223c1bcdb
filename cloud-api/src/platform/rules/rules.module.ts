import { Global, Module } from '@nestjs/common';
import { RuleBook } from './rule-book';

@Global()
@Module({ providers: [RuleBook], exports: [RuleBook] })
export class RulesModule {}
