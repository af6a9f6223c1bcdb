import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock';
import { RuleBook } from '../../../platform/rules';
import type { Limits } from './delivery-policy';

const CODES = ['notify.quiet_from', 'notify.quiet_to', 'notify.monthly_cap', 'notify.cap_reserve'];

@Injectable()
export class DeliveryLimits {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Limits> {
    const at = await this.rules.lookup(CODES, this.clock.today());
    const [quietFrom, quietTo, monthlyCap, reserve] = CODES.map((code) => at(code).value);
    return { quietFrom, quietTo, monthlyCap, reserve };
  }
}
