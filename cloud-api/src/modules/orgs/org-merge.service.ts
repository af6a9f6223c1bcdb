import { Injectable } from '@nestjs/common';
import { BRANCH_KINDS, type Id, type MergeGroup, type MergeOrgsBody, type MergeReport, type OrgEffect } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { invalidField, Problem } from '../../platform/http';
import { effect, joinEffects, totalOf } from './org-effects';
import { OrgFollowers } from './org-followers';
import { OrgHistory } from './org-history';
import { OrgMembership } from './org-membership';
import { OrgStore } from './org-store';
import { Org } from './org.entity';

/** N organisations become M in one unit of work: members, roles and groups go along, the sources are closed, nothing is lost. */
@Injectable()
export class OrgMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: OrgStore,
    private readonly history: OrgHistory,
    private readonly membership: OrgMembership,
    private readonly followers: OrgFollowers,
    private readonly clock: Clock,
  ) {}

  merge({ groups, reason }: MergeOrgsBody): Promise<MergeReport> {
    requireDisjoint(groups);
    return this.uow.run(async (tx) => {
      await this.store.lockTree(tx);
      const report: MergeReport = { groups: [] };
      for (const group of groups) report.groups.push(await this.mergeGroup(tx, group, reason));
      return report;
    });
  }

  private async mergeGroup(tx: Tx, { targetId, sourceIds }: MergeGroup, reason: string): Promise<MergeReport['groups'][number]> {
    const target = await this.store.loadActive(tx, targetId);
    const sources: Org[] = [];
    for (const id of sourceIds) sources.push(await this.store.loadActive(tx, id));
    for (const source of sources) requireMergeable(source, target);
    const effects = [
      ...(await this.moveChildren(tx, sources, target)),
      ...(await this.membership.reassign(tx, sourceIds, targetId)),
      ...(await this.followers.reassign(tx, sourceIds, targetId)),
      ...effect('orgs_closed', sources.map((source) => source.name)),
    ];
    const membersMoved = totalOf(effects, 'members_moved');
    for (const source of sources) {
      await this.store.save(tx, source, { status: 'closed', closedOn: this.clock.today(), mergedIntoId: target.id });
      await this.history.record(tx, source, 'merge_into', [{ label: '并入', from: source.name, to: target.name }], reason);
    }
    const changes = [{ label: '并入组织', from: sources.map((s) => s.name).join('、'), to: target.name }, { label: '转入党员', from: '', to: `${membersMoved} 人` }];
    await this.history.record(tx, target, 'merge_from', changes, reason);
    return { targetId, closedIds: sourceIds, membersMoved, groupsMoved: totalOf(effects, 'orgs_moved'), effects: joinEffects(effects) };
  }

  /** Closed children stay below their closed parent, where their history is looked for. */
  private async moveChildren(tx: Tx, sources: Org[], target: Org): Promise<OrgEffect[]> {
    const moved: string[] = [];
    for (const source of sources) {
      const children = await tx.repo(Org).find({ where: { parentId: source.id, status: 'active' }, order: { id: 'ASC' } });
      for (const child of children) {
        await this.store.reparent(tx, child, target);
        await this.history.record(tx, child, 'move', [{ label: '上级组织', from: source.name, to: target.name }], `${source.name}并入${target.name}`);
        moved.push(child.name);
      }
    }
    return effect('orgs_moved', moved);
  }
}

function requireDisjoint(groups: readonly MergeGroup[]): void {
  const seen = new Set<Id>();
  groups.forEach((group, i) => {
    if (group.sourceIds.length === 0) throw invalidField(`groups.${i}.sourceIds`, '请选择要并入的组织');
    for (const id of [group.targetId, ...group.sourceIds]) {
      if (seen.has(id)) throw invalidField(`groups.${i}`, '同一组织在一次合并中只能出现一次');
      seen.add(id);
    }
  });
}

function requireMergeable(source: Org, target: Org): void {
  if (source.kind === 'temporary_branch' || target.kind === 'temporary_branch') {
    throw new Problem('org.kind', { detail: '临时党支部不接转组织关系，不能合并；撤销或到期后，党员返回原支部。' });
  }
  const bothBranches = BRANCH_KINDS.includes(source.kind) && BRANCH_KINDS.includes(target.kind);
  if (!bothBranches && source.kind !== target.kind) {
    throw new Problem('org.kind', { detail: `“${source.name}”与“${target.name}”的组织类别不同，不能合并。` });
  }
  if (target.path.startsWith(source.path)) throw new Problem('org.cycle', { detail: `“${target.name}”是“${source.name}”的下级组织，请先调整隶属关系。` });
}
