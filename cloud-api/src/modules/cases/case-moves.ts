import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { prefixEnd, type Tx, UnitOfWork } from '../../database';
import { OutboxHandlers } from '../../platform/outbox';
import { ORG_MOVED, OrgDirectory, OrgFollowers, type OrgMoved } from '../orgs';
import { CaseRecord } from './case.entity';

/** Cases follow their organisation, so that somebody remains in charge of them; the name they were written under stays. */
@Injectable()
export class CaseMoves implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly followers: OrgFollowers,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    // Of a closed branch the committee above stays in charge: its reach covers the path.
    this.followers.register({ reassign: (tx, from, to) => this.merged(tx, from, to), close: () => Promise.resolve() });
    this.handlers.on<OrgMoved>(ORG_MOVED, (event) => this.moved(event));
  }

  private async merged(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<void> {
    await tx.repo(CaseRecord).update({ orgId: In([...fromOrgIds]) }, { orgId: toOrgId, orgPath: await this.orgs.pathOf(toOrgId) });
  }

  /** Idempotent: nothing stands under the old path a second time. */
  private async moved({ oldPath, newPath }: OrgMoved): Promise<void> {
    await this.uow.run(async (tx) => {
      const rows = await tx.select<{ id: Id; orgPath: string }>('SELECT id, orgPath FROM case_record WHERE orgPath >= ? AND orgPath < ?', [oldPath, prefixEnd(oldPath)]);
      for (const { id, orgPath } of rows) await tx.repo(CaseRecord).update({ id }, { orgPath: newPath + orgPath.slice(oldPath.length) });
    });
  }
}
