import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { toBusinessDate } from '../../platform/clock';
import { requestNotification } from '../../platform/notify';
import { Outbox, OutboxHandlers } from '../../platform/outbox';
import { monthName } from './bulletin-draft';
import { BulletinRow } from './bulletin.entity';
import { points } from './ranking-words';
import { type RankingRow, RankingSeal } from './ranking.entity';

/** Outbox topic: ask for the messages of the next units of a published bulletin. */
export const NOTIFY_BRANCHES = 'bulletin.notify';
interface NotifyBranches {
  bulletinId: Id;
  /** Last unit that is done; '' at the start. */
  after: Id;
}

const UNITS_PER_BATCH = 100;
type UnitRow = Pick<RankingRow, 'orgId' | 'orgName' | 'orgClass' | 'place' | 'sharedBy' | 'perHeadCenti' | 'totalCenti'>;

/**
 * Asks for every ranked unit's message of the month. Each batch is one unit of work: its messages, the cursor in the bulletin and
 * the order for the next batch are committed together, so that a killed process neither loses nor doubles a unit.
 */
@Injectable()
export class BulletinNotices implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.on<NotifyBranches>(NOTIFY_BRANCHES, (order) => this.batch(order));
  }

  private async batch({ bulletinId, after }: NotifyBranches): Promise<void> {
    await this.uow.run(async (tx) => {
      const bulletin = await tx.repo(BulletinRow).findOneByOrFail({ id: bulletinId });
      const seal = await tx.repo(RankingSeal).findOneByOrFail({ month: bulletin.month });
      const units = await tx.select<UnitRow>(
        `SELECT orgId, orgName, orgClass, place, sharedBy, perHeadCenti, totalCenti FROM ranking_row WHERE month = ? AND orgId > ? ORDER BY orgId LIMIT ${UNITS_PER_BATCH}`,
        [bulletin.month, after],
      );
      if (units.length === 0) return;
      const last = units.at(-1)!.orgId;
      const moved = await tx.repo(BulletinRow).update({ id: bulletinId, notifiedUpTo: after }, { notifiedUpTo: last, notified: bulletin.notified + units.length });
      if (moved.affected !== 1) return;
      const sizes = new Map(seal.classes.map((c) => [c.orgClass, c.units]));
      for (const unit of units) await this.ask(tx, bulletin, unit, sizes.get(unit.orgClass)!);
      await this.outbox.add(tx, NOTIFY_BRANCHES, { bulletinId, after: last }, { dedupKey: `bulletin:${bulletinId}:${last}` });
    });
  }

  private ask(tx: Tx, bulletin: BulletinRow, unit: UnitRow, of: number): Promise<void> {
    const shared = unit.sharedBy > 1 ? '（并列）' : '';
    const rank = `${unit.place}/${of}`;
    return requestNotification(this.outbox, tx, {
      topic: 'ranking.month', period: bulletin.month, to: { kind: 'org', orgId: unit.orgId }, title: bulletin.title,
      body: `${unit.orgName}${monthName(bulletin.month)}在 ${of} 个同类单位中列第 ${unit.place} 位${shared}，人均 ${points(unit.perHeadCenti)} 分，共 ${points(unit.totalCenti)} 分。`,
      page: `pages/ranking/index?month=${bulletin.month}`,
      template: {
        kind: 'ranking', name: bulletin.title, publishedOn: toBusinessDate(bulletin.publishedAt!), org: unit.orgName, rank,
        note: `人均 ${points(unit.perHeadCenti)} 分${shared}`,
      },
    });
  }
}
