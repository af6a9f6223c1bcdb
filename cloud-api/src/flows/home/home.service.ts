import { Injectable } from '@nestjs/common';
import type { HomeBranch, HomeView } from '@xianfeng/shared-types';
import { AdoptionTodos, CaseOverview } from '../../modules/cases';
import { DuesTodos } from '../../modules/dues';
import { MemberDirectory } from '../../modules/members';
import { InboxService } from '../../modules/notifications';
import { OrgDirectory } from '../../modules/orgs';
import { PointAppealQueries } from '../../modules/points';
import { BulletinOverview, RankingsQueries } from '../../modules/rankings';
import { currentPrincipal } from '../../platform/access';
import { notFound } from '../../platform/http';
import { DuesWaiting } from '../dues-waiting';
import { todosOf } from './home-todos';

const NEWEST_CASES = 5;

/** The first screen in one round trip; its parts are asked for at the same time. */
@Injectable()
export class HomeService {
  constructor(
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly cases: CaseOverview,
    private readonly adoptions: AdoptionTodos,
    private readonly appeals: PointAppealQueries,
    private readonly rankings: RankingsQueries,
    private readonly bulletins: BulletinOverview,
    private readonly inbox: InboxService,
    private readonly dues: DuesTodos,
    private readonly duesWaiting: DuesWaiting,
  ) {}

  async show(): Promise<HomeView> {
    const { memberId } = currentPrincipal();
    const [me, branch, cases, adoptions, appeals, waiting, newestCases, bulletin, { unread }, dues, duesWaiting] = await Promise.all([
      this.members.findById(memberId), this.branch(), this.cases.todo(), this.adoptions.counts(), this.appeals.waiting(), this.bulletins.waiting(),
      this.cases.newest(NEWEST_CASES), this.bulletins.newest(), this.inbox.unread(memberId), this.dues.counts(), this.duesWaiting.counts(),
    ]);
    if (!me) throw notFound('党员');
    const todos = todosOf({ cases: cases.counts, reviewDueOn: cases.reviewDueOn, adoptions, appeals, bulletins: waiting, dues, duesWaiting });
    return { greetingName: me.name, todos, branch, newestCases, bulletin, unread };
  }

  private async branch(): Promise<HomeBranch> {
    const { orgId, orgPath } = currentPrincipal();
    const [org, counts, publishedCases, rank] = await Promise.all([
      this.orgs.get(orgId), this.members.activeCounts([orgId]), this.cases.publishedBy(orgId, orgPath), this.rankings.standing(orgId),
    ]);
    return { id: orgId, name: org.name, members: counts.get(orgId) ?? 0, publishedCases, rank };
  }
}
