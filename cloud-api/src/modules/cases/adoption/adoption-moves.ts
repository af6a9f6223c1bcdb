import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { prefixEnd, type Tx, UnitOfWork } from '../../../database';
import { OutboxHandlers } from '../../../platform/outbox';
import { ORG_MOVED, OrgDirectory, OrgFollowers, type OrgMoved } from '../../orgs';
import { CaseAdoption } from './adoption.entity';

/** Adoptions follow their branch, so that somebody remains to report and confirm; the name it had stays. */
@Injectable()
export class AdoptionMoves implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly followers: OrgFollowers,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.followers.register({ reassign: (tx, from, to) => this.merged(tx, from, to), close: () => Promise.resolve() });
    this.handlers.on<OrgMoved>(ORG_MOVED, (event) => this.moved(event));
  }

  /** The open key keeps the old branch's id: two branches that adopted the same case both finish what they began. */
  private async merged(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<void> {
    await tx.repo(CaseAdoption).update({ orgId: In([...fromOrgIds]) }, { orgId: toOrgId, orgPath: await this.orgs.pathOf(toOrgId) });
  }

  /** Idempotent: nothing stands under the old path a second time. */
  private async moved({ oldPath, newPath }: OrgMoved): Promise<void> {
    await this.uow.run(async (tx) => {
      const rows = await tx.select<{ id: Id; orgPath: string }>('SELECT id, orgPath FROM case_adoption WHERE orgPath >= ? AND orgPath < ?', [oldPath, prefixEnd(oldPath)]);
      for (const { id, orgPath } of rows) await tx.repo(CaseAdoption).update({ id }, { orgPath: newPath + orgPath.slice(oldPath.length) });
    });
  }
}
