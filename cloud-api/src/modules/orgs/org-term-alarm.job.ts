import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { addMonths, Clock, monthOf } from '../../platform/clock';
import { Schedules } from '../../platform/jobs';
import { requestNotification } from '../../platform/notify';
import { Outbox } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { ORG_RULE_CODES } from './org-rules';
import { termStage } from './org-warnings';
import { Org } from './org.entity';

const BATCH = 200;

/** Reminds of elections in good time: once at each distance the rules name, after the end once a month. */
@Injectable()
export class OrgTermAlarmJob implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: RuleBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('org.term-alarm', 8, 30, () => this.run());
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const codes = ORG_RULE_CODES.filter((code) => code.startsWith('org.term.alarm_'));
    const rule = await this.rules.lookup(codes, today);
    const horizon = addMonths(today, Math.max(...codes.map((code) => rule(code).value)));
    for (let after = ''; ; ) {
      const orgs = await this.page(horizon, after);
      for (const org of orgs) await this.remind(org, today, termStage(org.termEnd as IsoDate, today, rule)?.months ?? null);
      if (orgs.length < BATCH) return;
      after = orgs[orgs.length - 1].id;
    }
  }

  private page(horizon: IsoDate, after: string): Promise<Org[]> {
    return this.uow.read((tx) =>
      tx.repo(Org).createQueryBuilder('o').where("o.status = 'active' AND o.termEnd <= :horizon AND o.id > :after", { horizon, after })
        .orderBy('o.id').limit(BATCH).getMany(),
    );
  }

  private async remind(org: Org, today: IsoDate, months: number | null): Promise<void> {
    if (months === null) return;
    const alarm = months > 0 ? `${org.termEnd}:${months}` : `${org.termEnd}:${monthOf(today)}`;
    if (org.termAlarm === alarm) return;
    const when = months > 0 ? `将于 ${org.termEnd} 届满` : `已于 ${org.termEnd} 届满`;
    await this.uow.run(async (tx) => {
      await tx.repo(Org).update({ id: org.id }, { termAlarm: alarm });
      await requestNotification(this.outbox, tx, {
        topic: 'org.term',
        period: `${org.id}:${alarm}`,
        to: { kind: 'roles', roles: ['branch_secretary', 'committee_officer'], orgId: org.id },
        title: '换届提醒',
        body: `${org.name}任期${when}，请及时准备换届选举工作。`,
        page: `packages/org/branch/index?id=${org.id}`,
        template: { kind: 'todo', task: '换届提醒', from: org.shortName, due: org.termEnd as IsoDate, note: months > 0 ? '请提前准备换届' : '任期已届满' },
      });
    });
  }
}
