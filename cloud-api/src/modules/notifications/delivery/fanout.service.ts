import { Injectable } from '@nestjs/common';
import type { Id, NotifyTopic } from '@xianfeng/shared-types';
import { bulkInsert, bulkInsertNew, chunk, num, placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import type { NotifyRecipients, NotifyRequest } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { firstCharacters } from '../../../platform/text';
import { MemberDirectory, type MemberRef } from '../../members';
import { RoleDirectory } from '../../roles';
import type { Delivery } from '../notification.entity';
import { afterQuiet, firstStatus, type Limits, quietReason } from './delivery-policy';
import { MessageTexts } from '../texts/message-texts.service';
import { worded } from '../texts/message-words';
import { DeliveryLimits } from './limits.service';

export const DELIVER = 'notify.deliver';
export interface DeliverPayload {
  deliveryIds: Id[];
}

/** Members written in one unit of work, and deliveries handed to one sending. */
const FANOUT = 200;
export const SENDING = 100;

/** Turns a wish to tell people something into one message a member, and its way outside the inbox. */
@Injectable()
export class Fanout {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly members: MemberDirectory,
    private readonly roles: RoleDirectory,
    private readonly limits: DeliveryLimits,
    private readonly texts: MessageTexts,
  ) {}

  async handle(asked: NotifyRequest): Promise<void> {
    const ids = await this.recipients(asked.to);
    const request = worded(asked, await this.texts.inForce(asked.topic));
    const limits = await this.limits.current();
    for (const part of chunk(ids, FANOUT)) {
      const people = [...(await this.members.getMany(part)).values()].filter((m) => m.status === 'active');
      if (people.length > 0) await this.uow.run((tx) => this.write(tx, request, people, limits));
    }
  }

  private async recipients(to: NotifyRecipients): Promise<Id[]> {
    switch (to.kind) {
      case 'members':
        return [...new Set(to.memberIds)];
      case 'org':
        return this.members.activeIdsOfOrg(to.orgId);
      case 'roles': {
        const { roles, orgId, except = [] } = to;
        return to.nearest ? this.roles.nearestHolders(roles, orgId, except) : (await this.roles.holders(roles, orgId)).filter((id) => !except.includes(id));
      }
    }
  }

  private async write(tx: Tx, request: NotifyRequest, people: MemberRef[], limits: Limits): Promise<void> {
    const fresh = await this.writeNotifications(tx, request, people);
    if (fresh.length === 0 || (!request.template && !request.mustArrive)) return;
    const now = this.clock.now();
    const runAt = afterQuiet(now, limits);
    const deliveries = await this.writeDeliveries(tx, request, fresh, limits, { waiting: runAt > now ? quietReason(limits) : '', muted: '本人已关闭此类提醒', digest: '' });
    for (const part of chunk(deliveries.filter((d) => d.status === 'waiting'), SENDING)) {
      await this.outbox.add(tx, DELIVER, { deliveryIds: part.map((d) => d.id) } satisfies DeliverPayload, { runAt });
    }
  }

  /** Those who did not have this message yet. */
  private async writeNotifications(tx: Tx, request: NotifyRequest, people: MemberRef[]): Promise<{ id: Id; member: MemberRef }[]> {
    const { topic, period, title, body, page } = request;
    // In one order for all: two fan-outs to the same people must not wait for each other.
    const rows = [...people].sort((a, b) => (a.id < b.id ? -1 : 1)).map((member) => ({ id: newId(), member }));
    const same = {
      topic, period, title: firstCharacters(title, 100), body: firstCharacters(body, 500), page, template: request.template ? JSON.stringify(request.template) : null,
      mustArrive: request.mustArrive ? 1 : 0, createdAt: this.clock.now(), readAt: null,
    };
    const written = await bulkInsertNew(tx, 'notification', rows.map(({ id, member }) => ({ id, memberId: member.id, ...same })));
    if (written === rows.length) return rows;
    const found = await tx.select<{ id: Id }>(`SELECT id FROM notification WHERE id IN (${placeholders(rows)})`, rows.map((r) => r.id));
    const ids = new Set(found.map((n) => n.id));
    return rows.filter((row) => ids.has(row.id));
  }

  private async writeDeliveries(tx: Tx, request: NotifyRequest, fresh: { id: Id; member: MemberRef }[], limits: Limits, reasons: Record<ReturnType<typeof firstStatus>, string>): Promise<Delivery[]> {
    const memberIds = fresh.map((f) => f.member.id);
    // Of two fan-outs to the same people the second counts what the first has written: the cap holds for both.
    await tx.hold('member', memberIds);
    const muted = await this.mutedBy(tx, memberIds, request.topic);
    const used = await this.usedThisMonth(tx, memberIds);
    const channel = request.template ? 'wechat' : 'sms';
    const deliveries = fresh.map(({ id, member }) => {
      const status = firstStatus(request.topic, muted.has(member.id), used.get(member.id) ?? 0, limits);
      return this.delivery(id, member, { channel, status, reason: reasons[status] });
    });
    await bulkInsert(tx, 'delivery', deliveries.map((delivery) => ({ ...delivery })));
    return deliveries;
  }

  /** A row for one channel; `member` gives the organisation of the time. */
  delivery(notificationId: Id, member: Pick<MemberRef, 'id' | 'orgPath' | 'orgName'>, facts: Pick<Delivery, 'channel' | 'status' | 'reason'>): Delivery {
    return {
      ...facts, id: newId(), notificationId, memberId: member.id, orgPath: member.orgPath, orgName: member.orgName, month: this.clock.month(),
      attempts: 0, claimToken: null, startedAt: null, sentAt: null, msgId: null, createdAt: this.clock.now(),
    };
  }

  private async mutedBy(tx: Tx, memberIds: Id[], topic: NotifyTopic): Promise<Set<Id>> {
    const rows = await tx.select<{ memberId: Id; muted: string }>(`SELECT memberId, muted FROM notification_preference WHERE memberId IN (${placeholders(memberIds)})`, memberIds);
    return new Set(rows.filter((row) => (JSON.parse(row.muted) as NotifyTopic[]).includes(topic)).map((row) => row.memberId));
  }

  private async usedThisMonth(tx: Tx, memberIds: Id[]): Promise<Map<Id, number>> {
    const rows = await tx.select<{ memberId: Id; n: number | string }>(
      `SELECT memberId, COUNT(*) AS n FROM delivery
        WHERE memberId IN (${placeholders(memberIds)}) AND channel = 'wechat' AND month = ? AND status IN ('waiting', 'sending', 'sent', 'unknown')
        GROUP BY memberId`,
      [...memberIds, this.clock.month()],
    );
    return new Map(rows.map((row) => [row.memberId, num(row.n)]));
  }
}
