import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import type { FactRules } from './member-facts';

const MIN_JOIN_AGE = 'member.min_join_age';

/** Dated numbers of the roster. */
@Injectable()
export class MemberRules implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rules.register([
      { code: MIN_JOIN_AGE, value: 18, unit: '岁', doc: '中国共产党章程', article: '第一条', effectiveFrom: '1982-09-06' },
    ]);
  }

  async factRules(): Promise<FactRules> {
    const today = this.clock.today();
    return { today, minJoinAge: await this.rules.number(MIN_JOIN_AGE, today) };
  }
}
