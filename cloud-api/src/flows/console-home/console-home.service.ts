import { Injectable } from '@nestjs/common';
import type { ConsoleHome } from '@xianfeng/shared-types';
import { CaseOverview } from '../../modules/cases';
import { ConsoleVisits } from '../../modules/console-visits';
import { MemberDirectory } from '../../modules/members';
import { PointAppealQueries } from '../../modules/points';
import { BulletinOverview, MonthOverview } from '../../modules/rankings';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { notFound } from '../../platform/http';
import { DuesWaiting } from '../dues-waiting';
import { ConsoleChanges } from './console-changes';
import { consoleTodos } from './console-todos';
import { ConsoleQueries } from './console.queries';
import { ExpiringTerms } from './expiring-terms';

/** The console's first page in one round trip; its parts are asked for at the same time. */
@Injectable()
export class ConsoleHomeService {
  constructor(
    private readonly members: MemberDirectory,
    private readonly cases: CaseOverview,
    private readonly appeals: PointAppealQueries,
    private readonly bulletins: BulletinOverview,
    private readonly months: MonthOverview,
    private readonly queries: ConsoleQueries,
    private readonly dues: DuesWaiting,
    private readonly terms: ExpiringTerms,
    private readonly visits: ConsoleVisits,
    private readonly changes: ConsoleChanges,
    private readonly clock: Clock,
  ) {}

  async show(): Promise<ConsoleHome> {
    const since = await this.visits.since();
    const [me, cases, appeals, bulletins, adoptions, imports, deliveries, deadLetters, terms, months, changes, dues] = await Promise.all([
      this.members.findById(currentPrincipal().memberId), this.cases.todo(), this.appeals.waiting(), this.bulletins.waiting(), this.queries.adoptions(),
      this.queries.imports(), this.queries.deliveries(), this.queries.deadLetters(), this.terms.ahead(), this.months.latest(), this.changes.since(since),
      this.dues.counts(),
    ]);
    if (!me) throw notFound('党员');
    const todos = consoleTodos({
      cases: cases.counts, reviewDueOn: cases.reviewDueOn, appeals, bulletins, adoptions, imports, deliveries, deadLetters, orgTerms: terms.todo.orgs,
      postTerms: terms.todo.posts, dues,
    }, this.clock.today());
    return {
      name: me.name, orgName: me.orgName, todos, todoCount: todos.reduce((sum, { count }) => sum + count, 0), expiringTerms: terms.first,
      termRule: terms.rule, months, since: since.toISOString(), changes,
    };
  }

  seen(): Promise<void> {
    return this.visits.mark();
  }
}
