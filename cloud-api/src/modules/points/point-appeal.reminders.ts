import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../../database';
import { addDays, Clock } from '../../platform/clock';
import { Schedules } from '../../platform/jobs';
import { requestNotification } from '../../platform/notify';
import { Outbox } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { PointAppealRow } from './point-appeal.entity';

/** Reminds those who must answer before the last day and every day after it; an overdue appeal is flagged. */
@Injectable()
export class PointAppealReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly settings: RuleBook,
    private readonly schedules: Schedules,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('point.appeal.reminders', 9, 0, () => this.run());
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const before = await this.settings.number('point.appeal.remind_days_before', today);
    const due = await this.uow.read((tx) =>
      tx.repo(PointAppealRow).find({ where: { status: 'open', dueOn: LessThanOrEqual(addDays(today, before)) }, order: { dueOn: 'ASC', id: 'ASC' }, take: 500 }),
    );
    for (const appeal of due) if (appeal.remindedOn !== today) await this.remind(appeal, today);
  }

  private async remind(appeal: PointAppealRow, today: string): Promise<void> {
    const overdue = appeal.dueOn < today;
    await this.uow.run(async (tx) => {
      const claimed = await tx.repo(PointAppealRow).update({ id: appeal.id, status: 'open', version: appeal.version }, { remindedOn: today, overdue });
      if (claimed.affected !== 1) return;
      await requestNotification(this.outbox, tx, {
        topic: 'appeal.todo', period: `${appeal.id}:${today}`,
        to: { kind: 'roles', roles: ['committee_officer', 'committee_secretary'], orgId: appeal.answerOrgId, nearest: true },
        title: overdue ? '积分申诉已超过答复期限' : '积分申诉即将到期', body: `请在 ${appeal.dueOn} 前答复。`, page: `packages/manage/appeals/index?id=${appeal.id}`,
        template: { kind: 'todo', task: '答复积分申诉', from: '党员申诉', due: appeal.dueOn, note: overdue ? '已超期' : '即将到期' },
      });
    });
  }
}
