import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { RuleBook } from '../../../platform/rules';
import type { Limits } from './delivery-policy';

@Injectable()
export class DeliveryLimits {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Limits> {
    const today = this.clock.today();
    const [quietFrom, quietTo, monthlyCap, reserve] = await Promise.all(
      ['notify.quiet_from', 'notify.quiet_to', 'notify.monthly_cap', 'notify.cap_reserve'].map((code) => this.rules.number(code, today)),
    );
    return { quietFrom, quietTo, monthlyCap, reserve };
  }
}
