import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ResultStage } from '@xianfeng/shared-types';
import { Between, In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { addDays, Clock } from '../../../platform/clock';
import { Schedules } from '../../../platform/jobs';
import { CaseAdoption } from './adoption.entity';
import { AdoptionMessages } from './adoption-messages';

/** Days looked back, so that a machine that stood still for a while forgets nobody; a repeated wish is the same message. */
const LOOK_BACK = 7;

/** Once a day: branches whose result is due 30 or 90 days after the plan date. */
@Injectable()
export class AdoptionReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly schedules: Schedules,
    private readonly messages: AdoptionMessages,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('adoption-reminders', 9, 0, () => this.remind());
  }

  async remind(): Promise<void> {
    for (const stage of [30, 90] as const) {
      for (const row of await this.due(stage)) await this.uow.run((tx) => this.messages.resultDue(tx, row, stage));
    }
  }

  /** After 30 days those that have not reported; after 90 also those whose second result is missing. */
  private due(stage: ResultStage): Promise<CaseAdoption[]> {
    const last = addDays(this.clock.today(), -stage);
    const where = { planOn: Between(addDays(last, -LOOK_BACK), last) };
    return this.uow.read(async (tx) => {
      const rows = await tx.repo(CaseAdoption).find({ where: { ...where, status: In(['planned', 'in_progress', ...(stage === 90 ? ['confirmed'] : [])]) }, order: { id: 'ASC' } });
      return rows.filter((row) => row.dueOn !== null && row.dueOn <= this.clock.today());
    });
  }
}
