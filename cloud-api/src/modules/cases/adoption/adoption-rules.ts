import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdoptionStatus, IsoDate } from '@xianfeng/shared-types';
import { addDays, Clock } from '../../../platform/clock';
import { RuleBook, type RuleSeed } from '../../../platform/rules';

const seed = (code: string, value: number, article: string): RuleSeed => ({
  code: `case.adoption.${code}`, value, unit: '天', doc: '系统默认值，由党委确定', article, effectiveFrom: '2015-01-01',
});
const SEEDS = [seed('result_days', 30, '借鉴开始后填报成效'), seed('follow_up_days', 90, '借鉴开始后补充成效'), seed('todo_days', 7, '到期前列入待办')];

/** Days after the plan date at which the results are asked for. */
export interface AdoptionDays {
  result: number;
  followUp: number;
}

/** Dated figures of adoptions. */
@Injectable()
export class AdoptionRules implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rules.register(SEEDS);
  }

  /** An adoption keeps the figures of the day it was made. */
  async days(orgPath: string, madeOn: IsoDate = this.clock.today()): Promise<AdoptionDays> {
    const rule = await this.rules.lookup(SEEDS.map(({ code }) => code), madeOn, orgPath);
    return { result: rule('case.adoption.result_days').value, followUp: rule('case.adoption.follow_up_days').value };
  }

  /** Up to when what falls due counts as something to do. */
  async horizon(orgPath: string): Promise<IsoDate> {
    const today = this.clock.today();
    return addDays(today, await this.rules.number('case.adoption.todo_days', today, orgPath));
  }
}

/** When the next result is asked for: the first while nothing is reported, the second after the first was confirmed. */
export function dueOn(status: AdoptionStatus, planOn: IsoDate, days: AdoptionDays): IsoDate | null {
  if (status === 'planned' || status === 'in_progress') return addDays(planOn, days.result);
  return status === 'confirmed' ? addDays(planOn, days.followUp) : null;
}
