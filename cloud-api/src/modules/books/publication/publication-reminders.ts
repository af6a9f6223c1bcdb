import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BRANCH_KINDS } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { Schedules } from '../../../platform/jobs';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { RuleBook } from '../../../platform/rules';
import { OrgDirectory } from '../../orgs';
import { MissingPublications } from './missing-publications';

/** The month's reminder goes out on one of these days: a service that stood still on the first makes up for it. */
const DAYS = ['10', '11', '12'];

/** Reminds secretaries of last year's publication, once a month until it is there. */
@Injectable()
export class PublicationReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
    private readonly outbox: Outbox,
    private readonly rules: RuleBook,
    private readonly orgs: OrgDirectory,
    private readonly missing: MissingPublications,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('dues.publication.remind', 9, 10, () => this.remind());
  }

  async remind(): Promise<void> {
    const today = this.clock.today();
    const [year, month, day] = today.split('-');
    if (!DAYS.includes(day) || Number(month) < (await this.rules.number('dues.publish.remind_month', today))) return;
    const last = Number(year) - 1;
    const branches = (await Promise.all((await this.orgs.roots()).map(({ path }) => this.orgs.subtree(path, { kinds: BRANCH_KINDS, includeClosed: true })))).flat();
    const heirs = await this.orgs.successorsOf(branches.flatMap(({ id, status }) => (status === 'closed' ? [id] : [])));
    const missing = await this.missing.of(branches.map(({ id }) => id), last);
    for (const { id, shortName, status } of branches.filter((branch) => missing.has(branch.id))) {
      const keeperId = status === 'closed' ? heirs.get(id)?.id : id;
      if (!keeperId) continue;
      await this.uow.run((tx) => requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: `publication:${last}:${month}:${id}`, to: { kind: 'roles', roles: ['branch_secretary'], orgId: keeperId, nearest: true },
        title: `${last} 年度党费收支待公示`, body: `${shortName}尚未公示 ${last} 年度党费收支，每年至少向党员公示一次。请在电脑端“党费公示”办理。`,
        page: 'packages/dues/publication/index',
      }));
    }
  }
}
