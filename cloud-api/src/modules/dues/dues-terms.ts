import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { Clock, firstDayOf, lastDayOf, shiftMonth } from '../../platform/clock';
import { RuleBook, type RuleInForce } from '../../platform/rules';
import { DUES_RULE_CODES, DUES_RULES } from './dues.rules';
import { dayOf, quarterOf } from './dues-months';

/** Looks a rule of dues up by the end of its code: `cap` is `dues.cap`. */
export type DuesTerms = (code: string) => RuleInForce;

/** When a month's dues are to be paid. */
export interface DueDates {
  on: IsoDate;
  /** For who became a member after the branch had collected: with the next month (第八条). */
  joinedAfter: IsoDate;
  lateOn: IsoDate;
}

/** The dated rules that dues are counted and collected by. */
@Injectable()
export class DuesTermsBook implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.rules.register(DUES_RULES);
  }

  /** In force for an organisation in a month, that of today when left out. */
  async of(orgPath: string, month: IsoMonth = this.clock.month()): Promise<DuesTerms> {
    return (await this.everywhere(month))(orgPath);
  }

  /** In force in a month, for many organisations at once. */
  async everywhere(month: IsoMonth): Promise<(orgPath: string) => DuesTerms> {
    const at = await this.rules.table(DUES_RULE_CODES, firstDayOf(month));
    return (orgPath) => (code) => at(`dues.${code}`, orgPath);
  }

  /** One rule of today for many organisations at once. */
  async table(code: string): Promise<(orgPath: string) => number> {
    const at = await this.rules.table([`dues.${code}`], firstDayOf(this.clock.month()));
    return (orgPath) => at(`dues.${code}`, orgPath).value;
  }

  /** For many organisations at once. */
  async dueDates(month: IsoMonth): Promise<(orgPath: string) => DueDates> {
    const at = await this.rules.table(['dues.collection_day', 'dues.quarterly'], firstDayOf(month));
    return (orgPath) => datesOf(month, at('dues.collection_day', orgPath).value, at('dues.quarterly', orgPath).value === 1);
  }
}

function datesOf(month: IsoMonth, day: number, quarterly: boolean): DueDates {
  if (quarterly) {
    const on = lastDayOf(quarterOf(month).to);
    return { on, joinedAfter: on, lateOn: on };
  }
  const on = dayOf(month, day);
  return { on, joinedAfter: on, lateOn: dayOf(shiftMonth(month, 1), day) };
}
