import { Injectable } from '@nestjs/common';
import type { DuesRelief, Id, Page, ReliefsQuery } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, type OrgRef, PATH_OF_ORG, ScopedPages } from '../../orgs';
import { DuesEvents } from '../dues-events';
import { DuesReliefRow } from '../dues-relief.entity';
import { ReliefApprovers } from './relief-approvers';
import { reliefMachine } from './relief.workflow';

const MOST = 50;

@Injectable()
export class ReliefQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly approvers: ReliefApprovers,
    private readonly events: DuesEvents,
  ) {}

  /** Of the branches that the caller reports on, newest first. */
  async page({ orgId, status, ...query }: ReliefsQuery): Promise<Page<DuesRelief>> {
    const condition = await this.pages.inReach('dues:report', { orgId, status }, PATH_OF_ORG);
    const { items, next } = await this.pages.page(DuesReliefRow, condition, query);
    return { items: await this.views(items), next };
  }

  async one(id: Id): Promise<DuesRelief> {
    const relief = await this.uow.read((tx) => tx.repo(DuesReliefRow).findOneBy({ id }));
    if (!relief) throw notFound('少交免交申请');
    return (await this.views([relief]))[0];
  }

  /** Of a member, newest first. */
  async ofMember(memberId: Id): Promise<DuesRelief[]> {
    return this.views(await this.uow.read((tx) => tx.repo(DuesReliefRow).find({ where: { memberId }, order: { id: 'DESC' }, take: MOST })));
  }

  private async views(found: readonly DuesReliefRow[]): Promise<DuesRelief[]> {
    if (found.length === 0) return [];
    const [orgs, people, history] = await Promise.all([
      this.orgs.getMany(found.map((r) => r.orgId)), this.people.people([...new Set(found.map((r) => r.memberId))]), this.events.of(found.map((r) => r.id)),
    ]);
    const approvals = new Map<string, ReturnType<ReliefApprovers['of']>>();
    return Promise.all(found.map(async (relief) => {
      const org = orgs.get(relief.orgId)!;
      const key = `${relief.retired}${org.path}`;
      if (!approvals.has(key)) approvals.set(key, this.approvers.of(relief, org.path));
      const { approver, rule } = await approvals.get(key)!;
      return {
        id: relief.id, member: { id: relief.memberId, name: people.get(relief.memberId)?.name ?? '（已离开）', retired: relief.retired },
        org: { id: org.id, name: org.name }, kind: relief.kind, monthlyFen: relief.monthlyFen, fromMonth: relief.fromMonth, toMonth: relief.toMonth,
        reason: relief.reason, status: relief.status, approver, doc: rule.doc, article: rule.article, history: history(relief.id), version: relief.version,
        allowedActions: await this.actions(relief, org),
      };
    }));
  }

  private async actions(relief: DuesReliefRow, org: OrgRef): Promise<DuesRelief['allowedActions']> {
    const caller = currentPrincipal();
    const own = relief.memberId === caller.memberId;
    const collects = caller.can('dues:collect', org.path);
    const actions: DuesRelief['allowedActions'] = [];
    if (own && reliefMachine.allows(relief.status, 'withdraw')) actions.push('withdraw');
    if (reliefMachine.allows(relief.status, 'pass_up') && this.approvers.mayStudy(caller, relief, org.path)) actions.push('study');
    if (reliefMachine.allows(relief.status, 'approve') && (await this.approvers.mayDecide(caller, relief, org.path))) actions.push('decide');
    if (collects && reliefMachine.allows(relief.status, 'end') && relief.fromMonth < relief.toMonth) actions.push('end');
    return actions;
  }
}
