import { Injectable } from '@nestjs/common';
import { REDRIVE_MOST, type DeliveryStatus, type Done, type Id, type RedriveManyBody, type RedrivenMany } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { chunk, num, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { Outbox } from '../../../platform/outbox';
import { Delivery, Notification } from '../notification.entity';
import { DeliveryFilters } from './delivery-filters';
import { DELIVER, SENDING, type DeliverPayload } from './fanout.service';

/** What did not arrive and may be tried once more. */
export const REDRIVABLE: DeliveryStatus[] = ['refused', 'failed', 'unknown'];

const AGAIN = { status: 'waiting' as const, reason: '', claimToken: null };

/** Another try for messages that did not arrive. */
@Injectable()
export class Redrives {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly filters: DeliveryFilters,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async one(id: Id): Promise<Done> {
    await this.uow.run(async (tx) => {
      const delivery = await tx.repo(Delivery).findOneBy({ id });
      if (!delivery || !currentPrincipal().can('delivery:redrive', delivery.orgPath)) throw notFound('送达记录');
      if (!REDRIVABLE.includes(delivery.status)) throw new Problem('conflict.state', { detail: '该消息已送达或正在发送，无需重发。' });
      const changed = await tx.repo(Delivery).update({ id, status: delivery.status }, AGAIN);
      if (changed.affected !== 1) throw new Problem('conflict.version');
      await this.trace(tx, delivery);
      await this.outbox.add(tx, DELIVER, { deliveryIds: [id] } satisfies DeliverPayload);
    });
    return { ok: true };
  }

  /** Each of them leaves its trace, as if it had been tried alone. */
  async many({ ids, status, ...filter }: RedriveManyBody): Promise<RedrivenMany> {
    if (!ids && !status) throw invalidField('status', '请勾选要重发的消息，或选择一种未送达的状态');
    if (ids?.length === 0) throw invalidField('ids', '请勾选要重发的消息');
    const { where, params } = await this.filters.condition('delivery:redrive', ids ? {} : filter, [['d.status = ?', status]]);
    const named = ids ? ` AND d.id IN (${ids.map(() => '?').join(', ')})` : '';
    const from = `FROM delivery d JOIN notification n ON n.id = d.notificationId WHERE ${where} AND d.status IN ('refused', 'failed', 'unknown')${named}`;
    const all = [...params, ...(ids ?? [])];
    return this.uow.run(async (tx) => {
      const found = await tx.select<{ id: Id }>(`SELECT d.id ${from} ORDER BY d.id LIMIT ${REDRIVE_MOST}`, all);
      const [{ n }] = await tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n ${from}`, all);
      const redriven: Id[] = [];
      for (const { id } of found) {
        const changed = await tx.repo(Delivery).update({ id, status: In(REDRIVABLE) }, AGAIN);
        if (changed.affected === 1) redriven.push(id);
      }
      for (const part of chunk(redriven, SENDING)) {
        for (const delivery of await tx.repo(Delivery).find({ where: { id: In(part) }, order: { id: 'ASC' } })) await this.trace(tx, delivery);
        await this.outbox.add(tx, DELIVER, { deliveryIds: part } satisfies DeliverPayload);
      }
      return { redriven: redriven.length, skipped: (ids?.length ?? found.length) - redriven.length, left: num(n) - found.length };
    });
  }

  private async trace(tx: Tx, { id, notificationId, orgPath }: Delivery): Promise<void> {
    const { title } = await tx.repo(Notification).findOneByOrFail({ id: notificationId });
    await this.audit.record(tx, { action: 'delivery.redrive', objectType: 'delivery', objectId: id, orgPath, title });
  }
}
