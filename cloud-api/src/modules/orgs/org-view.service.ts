import { Injectable } from '@nestjs/common';
import type { Id, OrgChange, OrgChildrenQuery, OrgDetail, OrgHit, OrgNode, OrgSearchQuery, OrgWarning, Page, PageQuery } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { notFound } from '../../platform/http';
import { RuleBook } from '../../platform/rules';
import { idsOfPath, OrgDirectory } from './org-directory';
import { OrgMembership } from './org-membership';
import { ORG_RULE_CODES } from './org-rules';
import { warningsOf } from './org-warnings';
import { allowedActions, seesWarnings } from './org.access';
import { Org } from './org.entity';
import { type OrgCounts, toChange, toDetail, toNode, unitsOf } from './org.mapper';
import { OrgQueries, type OrgRow } from './org.queries';

/** What a caller sees of the organisations. */
@Injectable()
export class OrgViewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrgDirectory,
    private readonly queries: OrgQueries,
    private readonly membership: OrgMembership,
    private readonly rules: RuleBook,
    private readonly clock: Clock,
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
      warnings: seesWarnings(principal, org) ? await this.warnings(org, counts) : [],
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

  private async warnings(org: Org, counts: OrgCounts): Promise<OrgWarning[]> {
    const today = this.clock.today();
    const rule = await this.rules.lookup(ORG_RULE_CODES, today, org.path);
    const facts = {
      ...org,
      unitCount: unitsOf(org).length,
      members: counts.members.get(org.path) ?? 0,
      fullMembers: (await this.membership.fullMemberCounts([org.id])).get(org.id) ?? 0,
      committeeSeats: (await this.membership.committeeSeats([org.id])).get(org.id) ?? 0,
    };
    return warningsOf(facts, today, rule);
  }

  private async countsOf(rows: readonly Pick<OrgRow, 'id' | 'path'>[]): Promise<OrgCounts> {
    const children = await this.directory.childCounts(rows.map((row) => row.id));
    const members = await this.membership.countInSubtrees(rows.map((row) => row.path));
    return { children, members };
  }
}
