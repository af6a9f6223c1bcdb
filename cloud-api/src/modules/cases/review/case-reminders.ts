import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { addDays, Clock } from '../../../platform/clock';
import { Schedules } from '../../../platform/jobs';
import { CaseMessages } from '../case-messages';
import { CaseRules } from '../case-rules';
import { CaseStore } from '../case-store';
import { CaseReview } from './case-review.entity';

/** Each morning: reviews that are due soon or late, and notices that have ended. One reminder a day for each. */
@Injectable()
export class CaseReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly messages: CaseMessages,
    private readonly rules: CaseRules,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('cases.reminders', 9, 0, () => this.remind());
  }

  private async remind(): Promise<void> {
    const today = this.clock.today();
    const horizon = addDays(today, await this.rules.number('remindDays', ''));
    const due = await this.uow.read((tx) => tx.repo(CaseReview).find({ where: { state: 'assigned', dueOn: LessThanOrEqual(horizon) }, order: { id: 'ASC' } }));
    for (const review of due) {
      const record = await this.store.record(review.caseId);
      const task = review.dueOn < today ? '案例盲审已逾期' : '案例盲审即将到期';
      await this.uow.run((tx) => this.messages.toReviewer(tx, record, review, `remind:${review.id}:${today}`, task));
    }
    const ended = await this.uow.read((tx) => tx.select<{ caseId: Id }>("SELECT caseId FROM case_notice WHERE state = 'open' AND endsOn < ? ORDER BY id", [today]));
    for (const { caseId } of ended) {
      const record = await this.store.record(caseId);
      await this.uow.run((tx) => this.messages.toOfficers(tx, record, 'publish', '案例公示期满，请发布'));
    }
  }
}
