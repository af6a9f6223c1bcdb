import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { addDays, Clock } from '../../../platform/clock';
import { Schedules } from '../../../platform/jobs';
import { CaseAdoption } from './adoption.entity';
import { AdoptionMessages } from './adoption-messages';
import { AdoptionStore } from './adoption-store';

/** Days looked back, so that a machine that stood still for a while forgets nobody; a repeated wish is the same message. */
const LOOK_BACK = 7;

/** Once a day: branches whose result has fallen due, and at the second date once more those that have not reported. */
@Injectable()
export class AdoptionReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly schedules: Schedules,
    private readonly store: AdoptionStore,
    private readonly messages: AdoptionMessages,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('adoption-reminders', 9, 0, () => this.remind());
  }

  async remind(): Promise<void> {
    const today = this.clock.today();
    for (const row of await this.waiting()) {
      const { result, followUp } = await this.store.daysOf(row);
      const reached = [followUp, result].find((days) => addDays(row.planOn, days) <= today);
      if (reached === undefined || addDays(row.planOn, reached) < addDays(today, -LOOK_BACK)) continue;
      await this.uow.run((tx) => this.messages.resultDue(tx, row, reached));
    }
  }

  private waiting(): Promise<CaseAdoption[]> {
    const where = { dueOn: LessThanOrEqual(this.clock.today()), status: In(['planned', 'in_progress', 'confirmed']) };
    return this.uow.read((tx) => tx.repo(CaseAdoption).find({ where, order: { id: 'ASC' } }));
  }
}
