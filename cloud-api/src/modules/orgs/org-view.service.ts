import { Injectable } from '@nestjs/common';
import type { Id, OrgChange, OrgChildrenQuery, OrgDetail, OrgHit, OrgNode, OrgSearchQuery, Page, PageQuery } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { notFound } from '../../platform/http';
import { idsOfPath, OrgDirectory } from './org-directory';
import { OrgMembership } from './org-membership';
import { OrgWarningsService } from './org-warnings.service';
import { allowedActions, seesWarnings } from './org.access';
import { Org } from './org.entity';
import { type OrgCounts, toChange, toDetail, toNode } from './org.mapper';
import { OrgQueries, type OrgRow } from './org.queries';

/** What a caller sees of the organisations. */
@Injectable()
export class OrgViewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrgDirectory,
    private readonly queries: OrgQueries,
    private readonly membership: OrgMembership,
    private readonly warnings: OrgWarningsService,
  ) {}

  async children(query: OrgChildrenQuery): Promise<Page<OrgNode>> {
    if (query.parentId) requireScope('org:read', (await this.directory.get(query.parentId)).path, '组织');
    const page = await this.queries.children(query, currentPrincipal().scopes('org:read'));
    const counts = await this.countsOf(page.items);
    return { ...page, items: page.items.map((row) => toNode(row, counts)) };
  }

  async search(query: OrgSearchQuery): Promise<Page<OrgHit>> {
    const within = query.within ? await this.directory.pathOf(query.within) : null;
    const page = await this.queries.search(query, currentPrincipal().scopes('org:read'), within);
    const counts = await this.countsOf(page.items);
    const above = (row: OrgRow) => idsOfPath(row.path).slice(0, -1);
    const names = await this.directory.getMany(page.items.flatMap(above));
    const items = page.items.map((row) => ({ ...toNode(row, counts), ancestors: above(row).flatMap((id) => names.get(id)?.name ?? []) }));
    return { ...page, items };
  }

  /** The organisation as the caller may see it, or 404. */
  async detail(id: Id): Promise<OrgDetail> {
    const org = await this.load(id);
    const principal = currentPrincipal();
    const counts = await this.countsOf([org]);
    return toDetail(org, {
      ancestors: await this.directory.ancestors(id),
      mergedInto: org.mergedIntoId ? await this.directory.find(org.mergedIntoId) : null,
      counts,
      warnings: seesWarnings(principal, org) ? await this.warnings.of(org, counts.members.get(org.path) ?? 0) : [],
      allowedActions: allowedActions(principal, org),
    });
  }

  async history(id: Id, query: PageQuery): Promise<Page<OrgChange>> {
    await this.load(id);
    const page = await this.queries.history(id, query);
    const people = await this.membership.people([...new Set(page.items.flatMap((row) => row.actorId ?? []))]);
    return { ...page, items: page.items.map((row) => toChange(row, people)) };
  }

  private async load(id: Id): Promise<Org> {
    const org = await this.uow.read((tx) => tx.repo(Org).findOneBy({ id }));
    if (!org) throw notFound('组织');
    requireScope('org:read', org.path, '组织');
    return org;
  }

  private async countsOf(rows: readonly Pick<OrgRow, 'id' | 'path'>[]): Promise<OrgCounts> {
    const children = await this.directory.childCounts(rows.map((row) => row.id));
    const members = await this.membership.countInSubtrees(rows.map((row) => row.path));
    return { children, members };
  }
}
