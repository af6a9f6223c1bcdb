import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { AUTH_RULES, type AuthRule } from './auth.rules';

/** The limits of log-in in force today. */
@Injectable()
export class AuthRules implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rules.register(AUTH_RULES);
  }

  number(code: AuthRule): Promise<number> {
    return this.rules.number(code, this.clock.today());
  }
}
