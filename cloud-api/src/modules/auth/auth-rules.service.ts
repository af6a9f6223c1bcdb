import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GRANTABLE_ROLES } from '@xianfeng/shared-types';
import type { Assignment } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { AUTH_RULES, type AuthRule, secondFactorRule } from './auth.rules';

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

  /** Whether one of the roles calls for a second factor where it is held. */
  async secondFactorRequired(held: readonly Pick<Assignment, 'role' | 'orgPath'>[]): Promise<boolean> {
    for (const orgPath of new Set(held.map((assignment) => assignment.orgPath))) {
      const codes = GRANTABLE_ROLES.filter((role) => held.some((a) => a.role === role && a.orgPath === orgPath)).map(secondFactorRule);
      const inForce = await this.rules.lookup(codes, this.clock.today(), orgPath);
      if (codes.some((code) => inForce(code).value === 1)) return true;
    }
    return false;
  }
}
