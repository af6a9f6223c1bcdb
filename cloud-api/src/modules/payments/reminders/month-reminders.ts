import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { addDays, Clock, monthOf } from '../../../platform/clock';
import { NOTIFY_REQUEST, type NotifyRequest } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { RuleBook } from '../../../platform/rules';
import { type DueSoon, DueSoonQueries, MY_DUES_PAGE } from '../../dues';
import { yuan } from '../payment-words';

const REMIND_DAYS = 'payment.remind_days_before';
const BATCH = 500;

/** The month's reminder: one message for each member who still has to pay, all months in it, and no second one. */
@Injectable()
export class MonthReminders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly outbox: Outbox,
    private readonly dueSoon: DueSoonQueries,
  ) {}

  async run(): Promise<void> {
    const today = this.clock.today();
    const at = await this.rules.table([REMIND_DAYS], today);
    const until = (orgPath: string) => addDays(today, at(REMIND_DAYS, orgPath).value);
    let after: Id | null = '';
    while (after !== null) {
      const { items, last } = await this.dueSoon.page(today, until, after, BATCH);
      await this.uow.run(async (tx) => {
        for (const member of items) {
          const request = reminder(member);
          await this.outbox.add(tx, NOTIFY_REQUEST, request, { dedupKey: `${request.topic}:${request.period}:${member.memberId}` });
        }
      });
      after = last;
    }
  }
}

/** The identity of a message is topic, period and member: however often the job runs, a member hears once a month. */
function reminder({ memberId, dueOn, months, owedFen }: DueSoon): NotifyRequest {
  const what = months > 1 ? `您有 ${months} 个月的党费待交` : '您本月的党费待交';
  return {
    topic: 'dues.month', period: monthOf(dueOn), to: { kind: 'members', memberIds: [memberId] }, title: '本月党费提醒',
    body: `${what}，共 ${yuan(owedFen)}，请于 ${dueOn} 前交纳；已通过其他方式交纳的请忽略。`, page: MY_DUES_PAGE,
    template: { kind: 'todo', task: '交纳党费', from: '所在党支部', due: dueOn, note: months > 1 ? `${months} 个月待交` : '本月待交' },
  };
}
