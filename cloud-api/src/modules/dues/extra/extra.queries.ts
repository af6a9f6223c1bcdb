import { Injectable } from '@nestjs/common';
import type { DuesExtra, ExtrasQuery, Id, Page } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, PATH_OF_ORG, ScopedPages } from '../../orgs';
import { DuesEvents } from '../dues-events';
import { DuesExtraRow } from '../dues-extra.entity';
import { extraMachine } from './extra.workflow';

@Injectable()
export class ExtraQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly events: DuesEvents,
  ) {}

  /** Newest first. */
  async page({ status, ...query }: ExtrasQuery): Promise<Page<DuesExtra>> {
    const condition = await this.pages.inReach('dues:report', { status }, PATH_OF_ORG);
    const { items, next } = await this.pages.page(DuesExtraRow, condition, query);
    return { items: await this.views(items), next };
  }

  async one(id: Id): Promise<DuesExtra> {
    const extra = await this.uow.read((tx) => tx.repo(DuesExtraRow).findOneBy({ id }));
    if (!extra) throw notFound('自愿多交记录');
    return (await this.views([extra]))[0];
  }

  private async views(found: readonly DuesExtraRow[]): Promise<DuesExtra[]> {
    if (found.length === 0) return [];
    const [orgs, people, history] = await Promise.all([
      this.orgs.getMany(found.map((e) => e.orgId)), this.people.people([...new Set(found.map((e) => e.memberId))]), this.events.of(found.map((e) => e.id)),
    ]);
    return found.map((e) => {
      const org = orgs.get(e.orgId)!;
      const may = currentPrincipal().can('dues:fix', org.path);
      return {
        id: e.id, member: { id: e.memberId, name: people.get(e.memberId)?.name ?? '（已离开）' }, org: { id: org.id, name: org.name }, fen: e.fen,
        receivedOn: e.receivedOn, status: e.status, profile: e.profile, receiptNo: e.receiptNo, history: history(e.id), version: e.version,
        allowedActions: may ? (['report', 'receipt'] as const).filter((step) => extraMachine.allows(e.status, step)) : [],
      };
    });
  }
}
