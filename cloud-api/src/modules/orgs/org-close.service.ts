import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { CloseOrgBody, Id, OrgChangeKind, OrgEffect, ProblemCode } from '@xianfeng/shared-types';
import { prefixEnd, type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { Schedules } from '../../platform/jobs';
import { effect, joinEffects, totalOf } from './org-effects';
import { OrgFollowers } from './org-followers';
import { OrgHistory } from './org-history';
import { OrgMembership } from './org-membership';
import { OrgStore, requireVersion } from './org-store';
import { unsettledInWords } from './org-unsettled';
import { Org } from './org.entity';

const KEPT_OPEN: readonly string[] = ['org.has_members', 'org.unsettled'] satisfies ProblemCode[];

/** Closing by an officer, and of temporary branches by their date. */
@Injectable()
export class OrgCloseService implements OnModuleInit {
  private readonly logger = new Logger(OrgCloseService.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: OrgStore,
    private readonly history: OrgHistory,
    private readonly membership: OrgMembership,
    private readonly followers: OrgFollowers,
    private readonly clock: Clock,
    private readonly schedules: Schedules,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('org.expire', 0, 10, () => this.expireDue());
  }

  /** Closes an organisation that has neither members, organisations below nor money; a temporary branch sends its members home first. */
  async close(id: Id, { version, reason }: CloseOrgBody): Promise<OrgEffect[]> {
    return this.uow.run(async (tx) => {
      await this.store.lockTree(tx);
      const org = await this.store.loadActive(tx, id);
      requireVersion(org, version);
      if (!org.parentId) throw new Problem('conflict.state', { detail: '最上级组织不能撤销。' });
      if (await tx.repo(Org).existsBy({ parentId: id, status: 'active' })) {
        throw new Problem('org.has_children', { detail: `请先调整或撤销“${org.name}”的下级组织。` });
      }
      return this.finish(tx, org, 'close', reason);
    });
  }

  /** Daily: temporary branches whose last day has passed are closed and their members return. */
  async expireDue(): Promise<void> {
    const due = await this.uow.read((tx) =>
      tx.select<{ id: Id }>("SELECT id FROM org WHERE status = 'active' AND endsOn < ? ORDER BY endsOn, id", [this.clock.today()]),
    );
    for (const { id } of due) await this.expire(id);
  }

  private async expire(id: Id): Promise<void> {
    try {
      await this.uow.run(async (tx) => {
        await this.store.lockTree(tx);
        const root = await tx.repo(Org).findOneByOrFail({ id });
        const below = await tx.repo(Org).createQueryBuilder('o').where('o.path >= :path AND o.path < :end', { path: root.path, end: prefixEnd(root.path) })
          .andWhere("o.status = 'active'").orderBy('o.path', 'DESC').getMany();
        for (const org of below) await this.finish(tx, org, 'expire', `临时党支部于 ${root.endsOn} 到期`);
      });
    } catch (error) {
      // Members without a branch to return to, or money, keep it open: the officer sees it as a warning on the organisation.
      if (!(error instanceof Problem && KEPT_OPEN.includes(error.code))) throw error;
      this.logger.warn(`temporary branch ${id} stays open: ${error.code}`);
    }
  }

  private async finish(tx: Tx, org: Org, kind: OrgChangeKind, reason: string): Promise<OrgEffect[]> {
    const moved = await this.membership.returnFromTemporary(tx, org.id);
    const left = await this.membership.belonging(org.id);
    const open = await this.followers.unsettled(tx, org.id);
    const books = open.length > 0 ? unsettledInWords(open) : '';
    if (left > 0) throw new Problem('org.has_members', { detail: `“${org.name}”还有 ${left} 名党员（含停止党籍的和在临时党支部的），请先转出。${books}`, meta: { open } });
    if (open.length > 0) throw new Problem('org.unsettled', { detail: `“${org.name}”的${books}`, meta: { open } });
    const returned = totalOf(moved, 'members_returned');
    const ended = await this.followers.close(tx, org.id);
    await this.store.save(tx, org, { status: 'closed', closedOn: this.clock.today() });
    await this.history.record(tx, org, kind, returned > 0 ? [{ label: '返回原支部党员', from: '', to: `${returned} 人` }] : [], reason);
    return joinEffects([...moved, ...ended, ...effect('orgs_closed', [org.name])]);
  }
}
