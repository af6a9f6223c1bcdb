import { Injectable } from '@nestjs/common';
import {
  type AppointMemberBody, type ChangeMemberStatusBody, type EndPostBody, type Id, MEMBER_POSTS, MEMBER_STATUSES, type MemberEvent, type MemberView, type MoveMemberBody,
} from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { idsOfPath, type OrgRef } from '../orgs';
import { mayMove, MemberAccess, type MemberInOrg } from './member.access';
import type { Member } from './member.entity';
import { branchesLeft, MemberDepartures } from './member-departures';
import { MemberLog } from './member-log';
import { MemberPost } from './member-records.entity';
import { isOnRolls, memberWorkflow } from './member.workflow';
import { MemberViews } from './member.mapper';
import { requireVersion, saveVersion } from './members.service';

/** What changes a member's standing: status, organisation, posts. */
@Injectable()
export class MemberChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: MemberAccess,
    private readonly views: MemberViews,
    private readonly departures: MemberDepartures,
    private readonly log: MemberLog,
  ) {}

  /** Leaving the rolls ends the member's posts on the same day. */
  async changeStatus(id: Id, { version, action, on, reason }: ChangeMemberStatusBody): Promise<MemberView> {
    if (on > this.clock.today()) throw invalidField('on', '生效日期不能晚于今天');
    return this.uow.run(async (tx) => {
      const found = await this.access.require(tx, 'member:write', id);
      const { member } = found;
      requireVersion(member, version);
      const from = member.status;
      const to = memberWorkflow.next(from, action, reason);
      if (isOnRolls(to) && found.org.status === 'closed') {
        throw new Problem('org.closed', { detail: `“${found.org.name}”已撤销，请先把该党员调整到现在的党支部，再办理。` });
      }
      await this.save(tx, member, { status: to });
      if (!isOnRolls(to)) await this.departures.fromRolls(tx, id, on, MEMBER_STATUSES[to]);
      await this.log.record(tx, found, 'status', 'member.status', { fromStatus: from, toStatus: to, reason: `${reason}（${on} 起）` });
      return this.views.view(found);
    });
  }

  /**
   * Both organisations must be in the caller's scope. A temporary branch admits no members of its own (支部条例 第八条):
   * the home branch is remembered until the member returns or moves on.
   */
  async move(id: Id, { version, toOrgId, reason }: MoveMemberBody): Promise<MemberView> {
    return this.uow.run(async (tx) => {
      const found = await this.access.require(tx, 'member:write', id);
      const { member } = found;
      requireVersion(member, version);
      if (!mayMove(found)) throw new Problem('member.status', { detail: '该党员已不在册，不能调整所在党支部。' });
      const to = await this.access.requireBranch('member:write', toOrgId);
      if (to.id === member.orgId) throw invalidField('toOrgId', '该党员已在此党支部');
      const { orgId: from, homeOrgId: home } = member;
      const { event, homeOrgId } = moveEvent(member, to);
      await this.save(tx, member, { orgId: to.id, homeOrgId });
      await this.departures.fromBranches(tx, id, branchesLeft({ orgId: from, homeOrgId: home }, member));
      const moved = { member, org: to };
      await this.log.record(tx, moved, event, 'member.move', { fromOrgId: from, toOrgId: to.id, reason });
      return this.views.view(moved);
    });
  }

  async appoint(id: Id, { post, orgId, startedOn, termEndsOn = null }: AppointMemberBody): Promise<MemberView> {
    if (termEndsOn && termEndsOn <= startedOn) throw invalidField('termEndsOn', '届满日期应晚于任职日期');
    return this.uow.run(async (tx) => {
      const found = await this.requireServing(tx, id);
      if (!idsOfPath(found.org.path).includes(orgId) && !(await this.isGroupBelow(orgId, found.org))) throw notFound('任职组织');
      // Of two who appoint at once the second sees what the first has written.
      await tx.hold('member', [id]);
      const held = await tx.repo(MemberPost).existsBy({ memberId: id, orgId, post, endedOn: IsNull() });
      if (held) throw new Problem('conflict.duplicate', { detail: '该党员已担任此职务。' });
      await tx.repo(MemberPost).insert({ id: newId(), memberId: id, orgId, post, startedOn, termEndsOn, endedOn: null, createdAt: this.clock.now() });
      await this.log.record(tx, found, 'appointed', 'member.appoint', { changed: [MEMBER_POSTS[post]], toOrgId: orgId });
      return this.views.view(found);
    });
  }

  async endPost(id: Id, postId: Id, { endedOn }: EndPostBody): Promise<MemberView> {
    return this.uow.run(async (tx) => {
      const found = await this.access.require(tx, 'member:write', id);
      const post = await tx.repo(MemberPost).findOneBy({ id: postId, memberId: id });
      if (!post) throw notFound('任职记录');
      if (endedOn < post.startedOn) throw invalidField('endedOn', '免职日期不能早于任职日期');
      const { affected } = await tx.repo(MemberPost).update({ id: postId, endedOn: IsNull() }, { endedOn });
      if (affected !== 1) throw new Problem('conflict.state', { detail: '该任职已结束。' });
      await this.log.record(tx, found, 'post_ended', 'member.end_post', { changed: [MEMBER_POSTS[post.post]], fromOrgId: post.orgId });
      return this.views.view(found);
    });
  }

  private async requireServing(tx: Tx, id: Id): Promise<MemberInOrg> {
    const found = await this.access.require(tx, 'member:write', id);
    if (found.member.status !== 'active') throw new Problem('member.status', { detail: '党籍状态正常的党员才能任职。' });
    return found;
  }

  /** 党小组长 lead a group below the branch. */
  private async isGroupBelow(orgId: Id, branch: OrgRef): Promise<boolean> {
    const group = await this.access.findReachable('member:write', orgId);
    return group?.kind === 'group' && group.parentId === branch.id;
  }

  private save(tx: Tx, member: Member, change: Partial<Member>): Promise<void> {
    const seen = member.version;
    Object.assign(member, change, { version: seen + 1, updatedAt: this.clock.now() });
    return saveVersion(tx, member, seen);
  }
}

function moveEvent(member: Member, to: OrgRef): { event: MemberEvent; homeOrgId: Id | null } {
  if (to.kind === 'temporary_branch') return { event: 'attached', homeOrgId: member.homeOrgId ?? member.orgId };
  return { event: to.id === member.homeOrgId ? 'returned' : 'moved', homeOrgId: null };
}
