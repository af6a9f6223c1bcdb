import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { num, placeholders, UnitOfWork } from '../../../database';
import { addDays, Clock } from '../../../platform/clock';
import { Outbox } from '../../../platform/outbox';
import { requestNotification } from '../../../platform/notify';

const MEMBERS_AT_ONCE = 200;
const MONDAY = 1;

interface Waiting {
  memberId: Id;
  n: number | string;
}

/** What the monthly cap held back comes once a week as one message (M19). */
@Injectable()
export class Digest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Called daily; does its work on Mondays. Interrupted, it goes on where it stopped: handled deliveries are `digested`. */
  async run(): Promise<void> {
    const today = this.clock.today();
    if (new Date(`${today}T00:00:00Z`).getUTCDay() !== MONDAY) return;
    while ((await this.batch(today)) > 0);
  }

  private batch(today: string): Promise<number> {
    return this.uow.run(async (tx) => {
      const members = await tx.select<Waiting>(
        `SELECT memberId, COUNT(*) AS n FROM delivery WHERE status = 'digest' GROUP BY memberId ORDER BY memberId LIMIT ${MEMBERS_AT_ONCE}`,
      );
      for (const { memberId, n } of members) {
        await requestNotification(this.outbox, tx, {
          topic: 'digest', period: today, to: { kind: 'members', memberIds: [memberId] },
          title: `您有 ${num(n)} 条消息待查看`, body: '上周的消息已汇总在消息中心，点开即可查看。', page: 'packages/notices/inbox/index',
          template: { kind: 'todo', task: `查看 ${num(n)} 条消息`, from: '消息中心', due: `${dateText(addDays(today, 6))} 18:00`, note: '上周消息汇总' },
        });
      }
      if (members.length === 0) return 0;
      const ids = members.map((m) => m.memberId);
      return tx.execute(`UPDATE delivery SET status = 'digested' WHERE status = 'digest' AND memberId IN (${placeholders(ids)})`, ids);
    });
  }
}

/** 2026-11-01 → 2026年11月1日, the form that WeChat's templates take. */
function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
