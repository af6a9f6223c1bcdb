import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { BulletinRow } from './bulletin.entity';
import { bulletinMachine } from './bulletin.workflow';
import { mayDo } from './bulletins.queries';

/** What the first screen tells about bulletins. */
@Injectable()
export class BulletinOverview {
  constructor(private readonly uow: UnitOfWork) {}

  /** The last published one of a committee above the caller; null before the first. */
  async newest(): Promise<{ id: Id; title: string; month: IsoMonth } | null> {
    const { orgPath } = currentPrincipal();
    const sql = `SELECT id, title, month FROM bulletin WHERE status = 'published' AND scopeOrgPath = SUBSTR(?, 1, LENGTH(scopeOrgPath)) ORDER BY month DESC, id DESC LIMIT 1`;
    const [row] = await this.uow.read((tx) => tx.select<{ id: Id; title: string; month: IsoMonth }>(sql, [orgPath]));
    return row ?? null;
  }

  /** Unpublished ones with which the caller may go on: to write, to approve or to publish. */
  async waiting(): Promise<number> {
    const caller = currentPrincipal();
    if (!caller.has('bulletin:edit') && !caller.has('bulletin:approve')) return 0;
    const open = await this.uow.read((tx) =>
      tx.repo(BulletinRow).createQueryBuilder('b').select(['b.id', 'b.status', 'b.scopeOrgPath', 'b.editorIds']).where("b.status <> 'published'").getMany(),
    );
    const next = (bulletin: BulletinRow) => bulletinMachine.actions(bulletin.status).filter((action) => action !== 'return');
    return open.filter((bulletin) => next(bulletin).some((action) => mayDo(action, bulletin, caller))).length;
  }
}
